using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sim.Runner.Tests.Commands.Bgp;

public sealed class SyntheticGraphTests
{
    private string _folder = null!;

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("bgp-synthetic-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void An_Internet_is_made_and_solved_and_its_shape_shown()
    {
        Tool tool = Solve("--synthetic", "500", "--origin", "1", "2");

        string[] lines = tool.Output.Split('\n');
        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(lines[0], Does.Match(@"^500 networks and \d+ links, made in \d+\.\d ms$"));
        Assert.That(lines[1], Does.StartWith("500 reach the prefix, 0 do not;"));
        Assert.That(lines[7], Does.Match("^  shape +this graph +Internet 2015$"));
        Assert.That(lines[8], Does.Match(@"^  networks without customers \(stubs\) +8\d\.\d % +85\.5 %$"));
        Assert.That(lines, Has.One.Matches(@"^  length of a route, mean +\d\.\d\d hops +4\.05 hops$"));
    }

    [Test]
    public void Json_has_the_shape_when_it_is_asked_for()
    {
        string[] command = ["--synthetic", "200", "--origin", "1", "--format", "json"];
        using JsonDocument plain = JsonDocument.Parse(Solve(command).Output);
        using JsonDocument shown = JsonDocument.Parse(Solve([.. command, "--statistics"]).Output);

        Assert.That(plain.RootElement.GetProperty("ases").GetInt32(), Is.EqualTo(200));
        Assert.That(plain.RootElement.TryGetProperty("statistics", out _), Is.False);
        JsonElement stubs = shown.RootElement.GetProperty("statistics")[0];
        Assert.That(stubs.GetProperty("name").GetString(), Is.EqualTo("networks without customers (stubs)"));
        Assert.That(stubs.GetProperty("published").GetDouble(), Is.EqualTo(85.5));
    }

    [Test]
    public void The_seed_and_the_peering_decide()
    {
        Assert.That(Written("a", "--seed", "1"), Is.EqualTo(Written("b")), "1 is the default");
        Assert.That(Written("a", "--seed", "2"), Is.Not.EqualTo(Written("b")));
        // 200 networks: no peer but the 13 tier-1 networks (200 / 15) among themselves, 13 * 12 / 2.
        Assert.That(
            Written("a", "--peering", "0").Split('\n').Count(row => Regex.IsMatch(row, @"^\d+\|\d+\|0$")),
            Is.EqualTo(78)
        );
    }

    [Test]
    public void What_is_written_can_be_read_again_and_has_the_same_routes()
    {
        string rows = Path.Combine(_folder, "rows.txt");
        string one = Path.Combine(_folder, "one.csv");
        string other = Path.Combine(_folder, "other.csv");
        Solve("--synthetic", "200", "--origin", "5", "--as-rel-out", rows, "--rib", one);
        Tool again = Solve("--as-rel", rows, "--origin", "5", "--rib", other);

        Assert.That(again.ExitCode, Is.EqualTo(0));
        Assert.That(again.Error, Is.Empty);
        Assert.That(File.ReadAllText(other), Is.EqualTo(File.ReadAllText(one)));
    }

    [Test]
    public void The_networks_can_be_looked_up()
    {
        string path = Path.Combine(_folder, "networks.csv");
        Solve("--synthetic", "200", "--origin", "5", "--networks-out", path);

        string[] rows = File.ReadAllLines(path);
        Assert.That(rows[0], Is.EqualTo("asn,role,country,metros,user_share,customers,peers,providers"));
        Assert.That(rows, Has.Length.EqualTo(201));
        Assert.That(rows[1], Does.Match("^1,(stub|eyeball|content|regional-transit|transit|tier-1),[A-Z]{2},[A-Z ]+,"));
    }

    [Test]
    public void A_graph_is_either_read_or_made()
    {
        Assert.That(Solve("--origin", "1").Error, Does.StartWith("One of --as-rel FILE and --synthetic N is needed."));
        Assert.That(
            Solve("--as-rel", "x", "--synthetic", "100", "--origin", "1").Error,
            Does.StartWith("--as-rel and --synthetic exclude each other.")
        );
        Assert.That(Solve("--origin", "1").ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void Mistakes_are_said_at_once()
    {
        Tool tool = Solve("--synthetic", "8", "--peering", "-1", "--origin", "x");

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(
            tool.Error.Split('\n')[..3],
            Is.EqualTo(
                new[]
                {
                    "--synthetic '8' is not a number of networks from 50 to 1000000.",
                    "--peering '-1' is not a number of links from 0 to 100, such as 2.4.",
                    "--origin 'x' is not an AS number such as 64500.",
                }
            )
        );
    }

    [TestCase("-1")]
    [TestCase("18446744073709551616")]
    [TestCase("x")]
    public void A_seed_is_a_whole_number(string seed)
    {
        Tool tool = Solve("--synthetic", "2000", "--origin", "1", $"--seed={seed}");

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(
            tool.Error,
            Does.StartWith($"--seed '{seed}' is not a whole number from 0 to 18446744073709551615.\n")
        );
    }

    [Test]
    public void Options_of_a_made_graph_are_refused_for_one_that_is_read()
    {
        string path = Path.Combine(_folder, "rows.txt");
        File.WriteAllText(path, "1|2|-1\n");
        Tool tool = Solve("--as-rel", path, "--origin", "1", "--seed", "3", "--networks-out", "x");

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(
            tool.Error.Split('\n')[..2],
            Is.EqualTo(new[] { "--seed belongs to --synthetic.", "--networks-out belongs to --synthetic." })
        );
    }

    private static Tool Solve(params string[] options) => Tool.Run(["bgp", "solve", .. options]);

    private string Written(string name, params string[] options)
    {
        string path = Path.Combine(_folder, name);
        Solve(["--synthetic", "200", "--origin", "1", "--as-rel-out", path, .. options]);
        return File.ReadAllText(path);
    }
}
