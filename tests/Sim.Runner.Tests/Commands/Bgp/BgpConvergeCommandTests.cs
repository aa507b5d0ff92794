using System.Globalization;
using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Bgp;

public sealed class BgpConvergeCommandTests
{
    //  1 --- 2      5 buys from 3 and 4
    //  |     |
    //  3     4
    //   \   /
    //     5
    private const string Relationships = "1|2|0\n1|3|-1\n2|4|-1\n3|5|-1\n4|5|-1\n";

    private static readonly string s_hybrid = Repository.PathOf("data/scenarios/hybrid-2018/scenario.yaml");

    private string _folder = null!;

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("bgp-converge-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Announcing_and_withdrawing_are_looked_at_when_nothing_is_asked_for()
    {
        JsonElement[] changes = Changes(Converge("--origin", "5", "--format", "json"));

        Assert.That(
            changes.Select(one => one.GetProperty("change").GetString()),
            Is.EqualTo(new[] { "AS5 announced", "AS5 withdrew" })
        );
        Assert.That(changes.Select(one => one.GetProperty("reached").GetInt32()), Is.EqualTo(new[] { 5, 0 }));
        Assert.That(changes.Select(one => one.GetProperty("converged").GetBoolean()), Has.All.True);
        Assert.That(changes[0].GetProperty("withdrawals").GetInt64(), Is.Zero);
        Assert.That(changes[1].GetProperty("meanDroppedSeconds").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(changes.Select(one => one.GetProperty("lost").GetInt32()), Is.EqualTo(new[] { 0, 5 }));
    }

    // 5 reaches itself; the others are cut off for as long as the link of 3 is dead, since 4 is no neighbor of 5 here.
    [Test]
    public void Networks_that_are_cut_off_for_good_are_counted()
    {
        string path = Path.Combine(_folder, "line.txt");
        File.WriteAllText(path, "1|3|-1\n3|5|-1\n");
        JsonElement[] changes = Changes(
            Tool.Run("bgp", "converge", "--as-rel", path, "--origin", "5", "--fail", "3-5", "--format", "json")
        );

        Assert.That(changes.Select(one => one.GetProperty("reached").GetInt32()), Is.EqualTo(new[] { 1, 3 }));
        Assert.That(changes.Select(one => one.GetProperty("lost").GetInt32()), Is.EqualTo(new[] { 2, 0 }));
    }

    // A hold time of a day: the link is found dead between 16 h and 24 h later, and that is no oscillation.
    [Test]
    public void A_dead_link_may_be_noticed_late()
    {
        JsonElement change = Changes(Converge("--origin", "5", "--fail", "3-5", "--hold", "24h", "--format", "json"))[
            0
        ];

        Assert.That(change.GetProperty("converged").GetBoolean(), Is.True);
        Assert.That(change.GetProperty("settledSeconds").GetDouble(), Is.InRange(57_600, 86_401));
    }

    [TestCase("--csv", "as-rel.txt", "this file is read, and would be lost")]
    [TestCase("--plot", "both.png", "this file is that of --csv, and would be lost")]
    public void A_file_is_neither_read_and_written_nor_written_twice(string option, string name, string message)
    {
        string path = Path.Combine(_folder, name);
        string[] twice = option == "--plot" ? ["--csv", path] : [];
        Tool tool = Converge(["--origin", "5", option, path], twice);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.StartWith($"{option} '{path}': {message}.\n"));
        Assert.That(File.ReadAllText(Path.Combine(_folder, "as-rel.txt")), Is.EqualTo(Relationships));
    }

    [TestCase("--csv", "", "--csv needs the name of a file.")]
    [TestCase("--hold", "10s", "--hold belongs to --fail.")]
    [TestCase("--bfd", "1s", "--bfd belongs to --fail.")]
    public void An_option_without_effect_is_said(string option, string value, string message) =>
        Assert.That(Converge("--origin", "3", option, value).Error, Does.StartWith(message));

    // Networks 3 and 1 lose their way until 3 notices; the silence that it waits for is 0.6 to 0.9 s with BFD.
    [Test]
    public void A_link_that_fails_is_repaired_afterwards()
    {
        JsonElement[] changes = Changes(
            Converge("--origin", "5", "--fail", "3-5", "--bfd", "300ms", "--format", "json")
        );

        Assert.That(
            changes.Select(one => one.GetProperty("change").GetString()),
            Is.EqualTo(new[] { "AS3-AS5 failed", "AS3-AS5 repaired" })
        );
        Assert.That(changes.Select(one => one.GetProperty("reached").GetInt32()), Has.All.EqualTo(5));
        Assert.That(changes[0].GetProperty("mostDroppedSeconds").GetDouble(), Is.InRange(0.6, 1.5));
        Assert.That(changes[1].GetProperty("mostDroppedSeconds").GetDouble(), Is.Zero);
    }

    [Test]
    public void One_of_several_origins_withdraws()
    {
        JsonElement[] changes = Changes(
            Converge("--origin", "3", "4", "--withdraw", "AS4", "--announce", "--format", "json")
        );

        Assert.That(
            changes.Select(one => one.GetProperty("change").GetString()),
            Is.EqualTo(new[] { "AS3, AS4 announced", "AS4 withdrew" })
        );
        Assert.That(changes[1].GetProperty("reached").GetInt32(), Is.EqualTo(5));
    }

    // Links of 5 to 50 ms and MRAI of 30 s: half of six networks have heard of it before all have.
    [Test]
    public void JSON_has_what_the_table_has()
    {
        Tool tool = Converge("--origin", "5", "--damping", "juniper", "--format", "json");
        JsonElement root = JsonDocument.Parse(tool.Output).RootElement;
        JsonElement announced = root.GetProperty("changes")[0];
        double half = announced.GetProperty("halfSeconds").GetDouble();
        double nineInTen = announced.GetProperty("nineInTenSeconds").GetDouble();

        Assert.That(half, Is.InRange(0, nineInTen));
        Assert.That(nineInTen, Is.InRange(half, announced.GetProperty("settledSeconds").GetDouble()));
        Assert.That(root.GetProperty("damping").GetString(), Is.EqualTo("juniper"));
        Assert.That(root.GetProperty("detectionSeconds").GetDouble(), Is.EqualTo(90), "the hold time");
    }

    // dc-par has three upstreams: losing one of them cuts nobody off, withdrawing does.
    [Test]
    public void A_site_of_a_scenario_announces_loses_an_upstream_and_withdraws()
    {
        Tool tool = Tool.Run("bgp", "converge", s_hybrid, "--format", "json");
        JsonElement root = JsonDocument.Parse(tool.Output).RootElement;

        Assert.That(
            Changes(tool).Select(one => one.GetProperty("change").GetString()),
            Is.EqualTo(
                new[] { "dc-par announced", "dc-par-AS3356 failed", "dc-par-AS3356 repaired", "dc-par withdrew" }
            )
        );
        Assert.That(root.GetProperty("ases").GetInt32(), Is.EqualTo(5000));
        Assert.That(
            Changes(tool).Select(one => one.GetProperty("reached").GetInt32()),
            Is.EqualTo(new[] { 5000, 5000, 5000, 0 })
        );
    }

    [TestCase("--origin", "5", "--origin does not go with SCENARIO, which says it.")]
    [TestCase("--synthetic", "5000", "--synthetic does not go with SCENARIO, which says it.")]
    [TestCase("--site", "dc-pra", "--site 'dc-pra' is not in the scenario. Did you mean 'dc-par'?")]
    public void A_scenario_says_what_its_graph_and_sites_are(string option, string value, string message)
    {
        Tool tool = Tool.Run("bgp", "converge", s_hybrid, option, value);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.StartWith(message));
    }

    [Test]
    public void Sites_belong_to_a_scenario() =>
        Assert.That(Converge("--origin", "5", "--site", "dc-par").Error, Does.StartWith("--site belongs to SCENARIO."));

    [Test]
    public void A_seed_repeats_a_run_and_another_one_does_not()
    {
        string[] outputs =
        [
            .. new[] { "1", "1", "2" }.Select(seed =>
                Converge("--origin", "5", "--seed", seed, "--format", "json").Output.Replace($"\"seed\": {seed}", "")
            ),
        ];

        Assert.That(outputs[1], Is.EqualTo(outputs[0]));
        Assert.That(outputs[2], Is.Not.EqualTo(outputs[0]));
    }

    [Test]
    public void People_get_a_table()
    {
        string[] lines = Converge("--origin", "5", "--mrai", "5s", "--ssld", "--wrate", "--damping", "cisco")
            .Output.Split('\n');

        Assert.That(lines[0], Is.EqualTo("5 networks and 5 links"));
        Assert.That(
            lines[1],
            Is.EqualTo("MRAI 5s, jitter 0.25, sender-side loop detection, withdrawals wait, flap damping, seed 1")
        );
        Assert.That(lines[2], Does.StartWith("  change").And.Contain("settled").And.Contain("looping"));
        Assert.That(lines[3], Does.StartWith("  AS5 announced"));
        Assert.That(lines[4], Does.StartWith("  AS5 withdrew"));
    }

    [Test]
    public void Every_network_is_in_every_row_of_the_csv()
    {
        string csv = Path.Combine(_folder, "steps.csv");
        Tool tool = Converge("--origin", "5", "--csv", csv);

        Assert.That(tool.Error, Is.Empty);
        string[] rows = File.ReadAllLines(csv);
        Assert.That(
            rows[0],
            Is.EqualTo(
                "change,time_s,step_s,with_route,delivered,dropped,looping,announcements,withdrawals,route_changes"
            )
        );
        foreach (string[] cells in rows.Skip(1).Select(row => row.Split(',')))
        {
            double sum = cells[4..7].Sum(cell => double.Parse(cell, CultureInfo.InvariantCulture));
            Assert.That(sum, Is.EqualTo(5).Within(0.01));
        }
        Assert.That(rows.Skip(1).Select(row => row.Split(',')[0]).Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase("a.png", new byte[] { 0x89, 0x50, 0x4E, 0x47 })]
    [TestCase("a.svg", new byte[] { 0x3C })]
    public void A_picture_is_drawn_in_the_form_of_its_name(string name, byte[] begin)
    {
        string plot = Path.Combine(_folder, name);
        Tool tool = Converge("--origin", "5", "--plot", plot);

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(File.ReadAllBytes(plot)[..begin.Length], Is.EqualTo(begin));
    }

    [Test]
    public void Mistakes_of_the_command_line_are_said_at_once()
    {
        Tool tool = Converge(
            ["--origin", "3", "4", "--withdraw", "--fail", "3-4", "--mrai", "30", "--mrai-jitter", "2"],
            ["--hold", "1s", "--bfd", "300ms", "--plot", "a.gif"]
        );

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(
            tool.Error.Split('\n')[..8],
            Is.EqualTo(
                new[]
                {
                    "--fail '3-4': the graph has no such link. Did you mean '3-5'?",
                    "--withdraw has to say which --origin: there are several.",
                    "--mrai '30' is not a duration such as 250ms, 10s, 45m or 1h30m.",
                    "--mrai-jitter '2' is not a share from 0 to 1, such as 0.25.",
                    "--hold and --bfd exclude each other.",
                    "--hold belongs to --fail.",
                    "--hold is 3s or more (RFC 4271).",
                    "--plot 'a.gif' ends in neither .png nor .svg.",
                }
            )
        );
    }

    [TestCase("--fail", "3", "--fail '3' is not two networks such as 64500-64510.")]
    [TestCase("--withdraw", "7", "--withdraw '7' is no --origin. Did you mean '3'?")]
    public void A_change_that_cannot_be_is_said(string option, string value, string message) =>
        Assert.That(Converge("--origin", "3", option, value).Error, Does.StartWith(message));

    private static JsonElement[] Changes(Tool tool)
    {
        Assert.That(tool.Error, Is.Empty);
        using JsonDocument json = JsonDocument.Parse(tool.Output);
        return [.. json.RootElement.GetProperty("changes").EnumerateArray().Select(one => one.Clone())];
    }

    private Tool Converge(string[] options, string[] more) => Converge([.. options, .. more]);

    private Tool Converge(params string[] options)
    {
        string path = Path.Combine(_folder, "as-rel.txt");
        File.WriteAllText(path, Relationships);
        return Tool.Run(["bgp", "converge", "--as-rel", path, .. options]);
    }
}
