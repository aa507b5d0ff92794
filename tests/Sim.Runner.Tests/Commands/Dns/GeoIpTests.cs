using System.Net;

namespace Sim.Runner.Tests.Commands.Dns;

public class GeoIpTests
{
    private static readonly byte[] s_file = MmdbFile.With(
        IPNetwork.Parse("198.51.100.0/24"),
        new Dictionary<string, object>
        {
            ["continent"] = new Dictionary<string, object> { ["code"] = "NA" },
            ["country"] = new Dictionary<string, object> { ["iso_code"] = "US" },
            ["location"] = new Dictionary<string, object> { ["latitude"] = 34.05, ["longitude"] = -118.24 },
            ["subdivisions"] = new List<object> { new Dictionary<string, object> { ["iso_code"] = "CA" } },
        }
    );

    private ZoneFolder _zone = null!;

    [SetUp]
    public void Make() => _zone = new ZoneFolder();

    [TearDown]
    public void Delete() => _zone.Dispose();

    [Test]
    public void An_address_is_placed_by_the_file()
    {
        string file = _zone.Write("city.mmdb", s_file);

        Assert.That(
            _zone.Answer("geo", "--client", "198.51.100.7", "--geoip", file).Output,
            Does.Contain("192.0.2.1  100 %").And.Contain($"198.51.100.7 is in NA US CA by {file}")
        );
        Assert.That(
            _zone.Answer("gp", "--client", "198.51.100.7", "--geoip", file).Output,
            Does.Contain("192.0.2.2  100 %").And.Contain("great circles from the place of 198.51.100.7")
        );
    }

    [Test]
    public void An_address_that_the_file_lacks_takes_the_default()
    {
        string file = _zone.Write("city.mmdb", s_file);

        Assert.That(
            _zone.Answer("geo", "--client", "203.0.113.7", "--geoip", file).Output,
            Does.Contain("192.0.2.4  100 %").And.Contain("does not know where 203.0.113.7 is")
        );
    }

    [TestCase("--geoip", "city.mmdb", "--geoip needs the address to look for")]
    [TestCase("--geoip", "city.mmdb", "--country and --geoip both say where the client is", "--country", "US")]
    public void Options_that_do_not_go_together_are_refused(
        string option,
        string file,
        string message,
        params string[] more
    )
    {
        Tool tool = _zone.Answer("geo", [option, _zone.Write(file, s_file), .. more]);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.Contain(message));
    }

    [Test]
    public void A_file_that_is_cut_anywhere_is_refused_or_read_but_never_a_crash()
    {
        for (int length = 0; length < s_file.Length; length += 7)
        {
            string file = _zone.Write("cut.mmdb", s_file[..length]);

            Tool tool = _zone.Answer("geo", "--client", "198.51.100.7", "--geoip", file);

            Assert.That(tool.ExitCode, Is.EqualTo(3), $"{length} bytes");
            Assert.That(tool.Error, Does.Contain("cut.mmdb:1:1: not-a-geoip-file"));
        }
    }

    [Law(MaxTest = 300)]
    public void A_file_with_a_changed_byte_is_refused_or_read_but_never_a_crash(ushort place, byte value)
    {
        using ZoneFolder zone = new();
        byte[] bytes = [.. s_file];
        bytes[place % bytes.Length] = value;

        Tool tool = zone.Answer("geo", "--client", "198.51.100.7", "--geoip", zone.Write("bad.mmdb", bytes));

        Assert.That(tool.ExitCode, Is.EqualTo(0).Or.EqualTo(3), tool.Error);
    }
}
