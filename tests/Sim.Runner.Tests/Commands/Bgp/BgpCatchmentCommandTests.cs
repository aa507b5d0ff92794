using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Bgp;

/// <summary><c>sim bgp catchment</c> on the example, with an Internet of few networks.</summary>
public sealed class BgpCatchmentCommandTests
{
    private static readonly string s_example = Repository.PathOf("data/scenarios/hybrid-2018");
    private static readonly string[] s_sites = ["dc-par", "dc-fra", "dc-mad", "dc-lon", "dc-nyc", "dc-sin"];

    private string _folder = null!;
    private string _scenario = null!;

    /// <summary>The example beside its files, with 2,000 networks.</summary>
    [SetUp]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory("bgp-catchment-").FullName;
        foreach (string file in Directory.GetFiles(s_example, "*.json", SearchOption.AllDirectories))
        {
            Copy(file);
        }
        foreach (string file in Directory.GetFiles(Path.Combine(s_example, "k8s")))
        {
            Copy(file);
        }
        _scenario = Path.Combine(_folder, "scenario.yaml");
        string text = File.ReadAllText(Path.Combine(s_example, "scenario.yaml"));
        File.WriteAllText(_scenario, text + "\nnetwork: {asGraph: {synthetic: {ases: 2000, seed: 3}}}\n");
    }

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void All_sites_together_share_the_users_out()
    {
        JsonElement found = Json();

        Assert.That(found.GetProperty("ases").GetInt32(), Is.EqualTo(2000));
        Assert.That(found.GetProperty("seed").GetInt32(), Is.EqualTo(3));
        Assert.That(found.GetProperty("defaultGraph").GetBoolean(), Is.False);
        JsonElement[] sites = [.. found.GetProperty("sites").EnumerateArray()];
        Assert.That(sites.Select(site => site.GetProperty("name").GetString()), Is.EqualTo(s_sites));
        Assert.That(sites.Sum(site => site.GetProperty("share").GetDouble()), Is.EqualTo(1).Within(1e-9));
        Assert.That(found.GetProperty("reachedShare").GetDouble(), Is.EqualTo(1).Within(1e-9));
        // The audience of the scenario says 30 % of France, and nobody has more.
        JsonElement largest = found.GetProperty("countries")[0];
        Assert.That(largest.GetProperty("country").GetString(), Is.EqualTo("FR"));
        Assert.That(largest.GetProperty("share").GetDouble(), Is.EqualTo(0.3).Within(1e-6));
    }

    [Test]
    public void Of_two_sites_the_other_takes_all_users_of_one_that_withdraws()
    {
        JsonElement[] sites = [.. Json("--site", "dc-par", "dc-nyc").GetProperty("sites").EnumerateArray()];

        JsonElement without = sites[0].GetProperty("without");
        Assert.That(without.GetProperty("next").GetString(), Is.EqualTo("dc-nyc"));
        Assert.That(without.GetProperty("nextShare").GetDouble(), Is.EqualTo(1).Within(1e-9));
        Assert.That(without.GetProperty("unreachedShare").GetDouble(), Is.EqualTo(0).Within(1e-9));
    }

    [Test]
    public void One_site_alone_is_nearest_to_everybody_and_has_nobody_to_take_over()
    {
        JsonElement found = Json("--site", "dc-par");

        Assert.That(found.GetProperty("againstNearest").GetProperty("notAtBestShare").GetDouble(), Is.Zero);
        Assert.That(found.GetProperty("sites")[0].TryGetProperty("without", out _), Is.False);
    }

    // A site has two or three upstreams; the front end is everywhere and peers with nearly everybody.
    [Test]
    public void Edges_are_nearer_to_users_than_sites()
    {
        JsonElement edges = Json("--front-end", "gcp");
        double sites = Json().GetProperty("meanMs").GetDouble();

        Assert.That(edges.GetProperty("frontEnd").GetString(), Is.EqualTo("gcp"));
        Assert.That(edges.GetProperty("sites").GetArrayLength(), Is.GreaterThan(90));
        Assert.That(edges.GetProperty("meanMs").GetDouble(), Is.LessThan(sites));
    }

    [Test]
    public void A_seed_repeats_an_Internet_and_another_one_makes_another()
    {
        string[] outputs = [.. new[] { "3", "3", "4" }.Select(seed => Run("--seed", seed).Output)];

        Assert.That(outputs[1], Is.EqualTo(outputs[0]));
        Assert.That(outputs[0], Is.EqualTo(Run().Output));
        Assert.That(outputs[2].Replace("seed 4", "seed 3"), Is.Not.EqualTo(outputs[0]));
    }

    [Test]
    public void What_it_has_written_itself_it_finds_right()
    {
        string csv = Path.Combine(_folder, "all.csv");
        Run("--csv", csv);
        JsonElement score = Json("--observed", csv).GetProperty("observed");

        Assert.That(File.ReadLines(csv).First(), Is.EqualTo("network,country,site,share,rtt_ms,nearest_rtt_ms"));
        Assert.That(score.GetProperty("rightShare").GetDouble(), Is.EqualTo(1).Within(1e-6));
        // Round trips are written to the microsecond.
        Assert.That(score.GetProperty("meanRttError").GetDouble(), Is.LessThan(0.001));
        Assert.That(score.GetProperty("unknownRows").GetInt32(), Is.Zero);
    }

    [Test]
    public void A_measured_file_that_is_wrong_is_shown_with_its_places()
    {
        string csv = Path.Combine(_folder, "wrong.csv");
        File.WriteAllText(csv, "network,site,share\nAS1x,dc-par,1\n7,dc-pra,0.5\n7,dc-fra,-1\n");
        Tool tool = Run("--observed", csv);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(
            tool.Error,
            Does.Contain("wrong.csv:2:1").And.Contain("wrong.csv:3:3").And.Contain("wrong.csv:4:10")
        );
        Assert.That(tool.Error, Does.Contain("dc-par"));
        Assert.That(tool.Output, Is.Empty);
    }

    [Test]
    public void People_get_a_line_for_each_site_and_the_largest_countries()
    {
        string[] lines = Run("--top", "2").Output.Split('\n');

        Assert.That(lines[0], Does.StartWith("hybrid-2018: dc-par, dc-fra"));
        Assert.That(
            lines.Select(line => line.Trim().Split(' ')[0]).Where(word => s_sites.Contains(word)),
            Is.EquivalentTo(s_sites)
        );
        int table = Array.FindIndex(lines, line => line.TrimStart().StartsWith("country", StringComparison.Ordinal));
        Assert.That(lines[table + 1].TrimStart(), Does.StartWith("FR"));
        Assert.That(lines[table + 3], Is.Empty);
    }

    [Test]
    public void The_default_graph_is_said()
    {
        Tool tool = Tool.Run("bgp", "catchment", Path.Combine(s_example, "gke-only.yaml"), "--format", "json");
        using JsonDocument found = JsonDocument.Parse(tool.Output);

        Assert.That(found.RootElement.GetProperty("defaultGraph").GetBoolean(), Is.True);
        Assert.That(found.RootElement.GetProperty("ases").GetInt32(), Is.EqualTo(5000));
        // There are no sites: the first front end is meant.
        Assert.That(found.RootElement.GetProperty("frontEnd").GetString(), Is.EqualTo("gcp"));
    }

    [TestCase("map.png", new byte[] { 0x89, 0x50, 0x4E, 0x47 })]
    [TestCase("map.svg", new byte[] { (byte)'<' })]
    public void A_map_is_drawn(string name, byte[] begin)
    {
        string plot = Path.Combine(_folder, name);
        Tool tool = Run("--plot", plot);

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(File.ReadAllBytes(plot)[..begin.Length], Is.EqualTo(begin));
    }

    [Test]
    public void Mistakes_of_the_command_line_are_said_at_once()
    {
        Tool tool = Run("--site", "dc-pra", "--plot", "a.gif", "--top", "-1");

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(
            tool.Error.Split('\n')[..3],
            Is.EqualTo(
                new[]
                {
                    "--plot 'a.gif' ends in neither .png nor .svg.",
                    "--top is 0 or more.",
                    "--site 'dc-pra' is not in the scenario. Did you mean 'dc-par'?",
                }
            )
        );
    }

    private JsonElement Json(params string[] args)
    {
        Tool tool = Run([.. args, "--format", "json"]);
        Assert.That(tool.ExitCode, Is.EqualTo(0), tool.Error);
        using JsonDocument document = JsonDocument.Parse(tool.Output);
        return document.RootElement.Clone();
    }

    private Tool Run(params string[] args) => Tool.Run(["bgp", "catchment", _scenario, .. args]);

    private void Copy(string file)
    {
        string copy = Path.Combine(_folder, Path.GetRelativePath(s_example, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }
}
