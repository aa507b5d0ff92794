using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Bgp;

public sealed class BgpSolveCommandTests
{
    //  1 --- 2      9 buys from nobody and peers with nobody but 8
    //  |     |
    //  3     4
    private const string Relationships = "# source\n1|2|0\n1|3|-1\n2|4|-1\n9|8|0\n";

    private string _folder = null!;

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("bgp-solve-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Json_has_sizes_catchments_and_times()
    {
        Tool tool = Solve("--origin", "3", "AS4", "--format", "json");

        Assert.That(tool.Error, Is.Empty);
        Assert.That(tool.ExitCode, Is.EqualTo(0));
        using JsonDocument json = JsonDocument.Parse(tool.Output);
        Assert.That(
            json.RootElement.EnumerateObject().Select(one => one.Name),
            Is.EqualTo(new[] { "ases", "links", "reached", "unreached", "catchments", "loadMs", "solveMs" })
        );
        Assert.That(json.RootElement.GetProperty("ases").GetInt32(), Is.EqualTo(6));
        Assert.That(json.RootElement.GetProperty("links").GetInt32(), Is.EqualTo(4));
        Assert.That(json.RootElement.GetProperty("reached").GetInt32(), Is.EqualTo(4));
        Assert.That(json.RootElement.GetProperty("unreached").GetInt32(), Is.EqualTo(2));
        // 1 prefers its customer 3, and 2 its customer 4.
        Assert.That(json.RootElement.GetProperty("catchments").GetProperty("3").GetInt32(), Is.EqualTo(2));
        Assert.That(json.RootElement.GetProperty("catchments").GetProperty("4").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public void The_rib_has_a_row_for_every_network_that_is_reached()
    {
        string rib = Path.Combine(_folder, "rib.csv");
        Tool tool = Solve("--origin", "3", "--prepend", "3:1=2", "--rib", rib);

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(
            File.ReadAllText(rib),
            Is.EqualTo(
                "asn,received_from,as_path\n1,customer,1 3 3 3\n2,peer,2 1 3 3 3\n3,origin,3\n4,provider,4 2 1 3 3 3\n"
            )
        );
    }

    [Test]
    public void People_get_a_table()
    {
        string[] lines = Solve("--origin", "3").Output.Split('\n');

        Assert.That(lines[0], Does.Match(@"^6 networks and 4 links, read in \d+\.\d ms$"));
        Assert.That(lines[1], Does.Match(@"^4 reach the prefix, 2 do not; solved in \d+\.\d ms$"));
        Assert.That(lines[3..5], Is.EqualTo(new[] { "  origin  networks    share", "  AS3            4  100.0 %" }));
    }

    [Test]
    public void Mistakes_of_the_command_line_are_said_at_once()
    {
        Tool tool = Solve("--origin", "3", "x", "33", "--prepend", "3:4=1", "4:2=1", "3=1:2");

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(
            tool.Error.Split('\n')[..5],
            Is.EqualTo(
                new[]
                {
                    "--origin 'x' is not an AS number such as 64500.",
                    "--origin 33 is not in the graph. Did you mean '3'?",
                    "--prepend '3:4=1': AS4 is no neighbor of AS3. Did you mean '1'?",
                    "--prepend '4:2=1': AS4 is no --origin. Did you mean '3'?",
                    "--prepend '3=1:2' is not ASN:NEIGHBOR=COPIES with 0 to 255 copies, such as 64500:64510=3.",
                }
            )
        );
    }

    [Test]
    public void Mistakes_of_the_file_are_said_at_their_places()
    {
        string path = Write("1|1|0\n1|2|x\n");
        Tool tool = Tool.Run("bgp", "solve", "--as-rel", path, "--origin", "1");

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Does.Contain($"{path}:1:1: self-link: AS1 is linked to itself"));
        Assert.That(tool.Error, Does.Contain($"{path}:2:5: unknown-relationship: 'x' is no relationship"));
    }

    [Test]
    public void A_file_that_is_not_there_is_said_with_the_one_that_is()
    {
        Write(Relationships);
        Tool tool = Tool.Run("bgp", "solve", "--as-rel", Path.Combine(_folder, "as-rel.tx"), "--origin", "1");

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("as-rel.txt"));
    }

    [Test]
    public void A_rib_that_cannot_be_written_is_said()
    {
        Tool tool = Solve("--origin", "3", "--rib", Path.Combine(_folder, "no", "rib.csv"));

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.StartWith("--rib '").And.Contains("could not be written"));
    }

    [Test]
    public void An_unknown_tie_break_is_a_mistake_of_the_command_line() =>
        Assert.That(Solve("--origin", "3", "--tie-break", "lowest").ExitCode, Is.EqualTo(2));

    private Tool Solve(params string[] options) =>
        Tool.Run(["bgp", "solve", "--as-rel", Write(Relationships), .. options]);

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "as-rel.txt");
        File.WriteAllText(path, text);
        return path;
    }
}
