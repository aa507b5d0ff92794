using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Experiments;

public sealed class CompareCommandTests
{
    private const string Variants = """
        variants:
          - {id: slow, set: {'services[0].wait': 200ms}}
          - {id: equal, set: {seed: 1}}
        """;

    private SmallScenario _small = null!;

    private string Scenario => _small.FilePath;

    [SetUp]
    public void Make() => _small = new SmallScenario(Variants, "10m");

    [TearDown]
    public void Delete() => _small.Dispose();

    // The same seed as the scenario's: equal in every bit, so that two pairs tell. 200 ms more are the worst of it.
    [Test]
    public void A_scenario_is_compared_with_all_its_variants()
    {
        Tool tool = Tool.Run("compare", Scenario, "--replications", "2", "--format", "json");
        JsonElement[] comparisons = [.. Json(tool).GetProperty("comparisons").EnumerateArray()];

        Assert.That(tool.ExitCode, Is.Zero);
        Assert.That(
            comparisons.Select(one => one.GetProperty("candidate").GetString()),
            Is.EqualTo(new[] { "slow", "equal" })
        );
        Assert.That(comparisons[0].GetProperty("worse").GetInt32(), Is.GreaterThan(0));
        foreach (string verdict in (string[])["worse", "better", "changed", "inconclusive"])
        {
            Assert.That(comparisons[1].GetProperty(verdict).GetInt32(), Is.Zero, verdict);
        }
    }

    [Test]
    public void The_exit_code_tells_what_is_worse_when_it_is_asked_for()
    {
        Assert.That(Tool.Run("compare", Scenario, "slow", "--replications", "2").ExitCode, Is.Zero);
        Assert.That(
            Tool.Run("compare", Scenario, "slow", "--replications", "2", "--detailed-exitcode").ExitCode,
            Is.EqualTo(11)
        );
        Assert.That(
            Tool.Run("compare", Scenario, "slow", "--replications", "1", "--detailed-exitcode").ExitCode,
            Is.EqualTo(13),
            "a single pair tells nothing"
        );
    }

    [Test]
    public void Markdown_and_text_say_the_same()
    {
        string text = Tool.Run("compare", Scenario, "slow", "--replications", "2").Output;
        string markdown = Tool.Run("compare", Scenario, "slow", "--replications", "2", "--format", "markdown").Output;

        Assert.That(text, Does.StartWith("slow against small: "));
        Assert.That(markdown, Does.StartWith("### " + text.Split('\n')[0]));
        Assert.That(markdown, Does.Contain("| worse | latencyP50Ms | all"));
    }

    // What was run apart is compared without running it again: the same numbers as of both together.
    [Test]
    public void Folders_of_runs_are_compared_as_their_scenarios_would_be()
    {
        string runs = Path.Combine(_small.Folder, "runs");
        Tool.Run("run", Scenario, "--replications", "2", "--out", runs);
        Tool.Run("run", Scenario, "--replications", "2", "--out", runs, "--variant", "slow");
        string[] folders = [.. Directory.GetDirectories(runs).Order(StringComparer.Ordinal)];

        string[] Worst(Tool tool) =>
            [
                .. Json(tool)
                    .GetProperty("comparisons")[0]
                    .GetProperty("differences")
                    .EnumerateArray()
                    .Take(5)
                    .Select(one => $"{one.GetProperty("measure")} {one.GetProperty("difference").GetDouble():0.0000}"),
            ];
        Tool apart = Tool.Run("compare", folders[0], folders[1], "--format", "json");
        Tool together = Tool.Run("compare", Scenario, "slow", "--replications", "2", "--format", "json");

        Assert.That(folders[1], Does.Contain("small-slow-"));
        Assert.That(Worst(apart), Is.EqualTo(Worst(together)));
    }

    [Test]
    public void A_folder_that_is_no_run_is_refused()
    {
        Tool tool = Tool.Run("compare", _small.Folder, Scenario);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("manifest.json"));
    }

    [TestCase("slwo", "'slwo' is neither a file, nor the folder of a run, nor a variant of ")]
    [TestCase("slwo", "Did you mean 'slow'?")]
    public void A_word_that_names_nothing_is_refused(string word, string message)
    {
        Tool tool = Tool.Run("compare", Scenario, word);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.Contain(message));
    }

    [Test]
    public void Files_of_one_name_are_told_apart()
    {
        string other = Path.Combine(Directory.CreateDirectory(Path.Combine(_small.Folder, "b")).FullName, "small.yaml");
        File.WriteAllText(other, _small.Text);
        File.Copy(Path.Combine(_small.Folder, "zone.json"), Path.Combine(_small.Folder, "b", "zone.json"));
        Tool tool = Tool.Run("compare", Scenario, other, "--replications", "2");

        Assert.That(tool.Output, Does.StartWith($"{other} against small: "));
    }

    [Test]
    public void A_variant_as_the_baseline_is_not_compared_with_itself()
    {
        string[] args = ["compare", Scenario, "--variant", "slow", "--replications", "2", "--format", "json"];

        Assert.That(
            Json(Tool.Run(args))
                .GetProperty("comparisons")
                .EnumerateArray()
                .Select(one => $"{one.GetProperty("candidate")}"),
            Is.EqualTo(new[] { "equal" })
        );
    }

    [TestCase("--replications", "x", "--replications 'x' is not a whole number.")]
    [TestCase("--replications", "0", "--replications is from 1 to 100000.")]
    [TestCase("--threads", "0", "--threads is from 1 to 1024.")]
    [TestCase("--level", "100%", "--level is above 0% and at most 99.9999%.")]
    [TestCase("--practical", "much", "--practical 'much' is not ")]
    public void Wrong_options_are_refused(string option, string value, string message)
    {
        Tool tool = Tool.Run("compare", Scenario, option, value);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.StartWith(message));
    }

    [Test]
    public void Another_seed_is_refused()
    {
        string other = Path.Combine(_small.Folder, "other.yaml");
        File.WriteAllText(other, _small.Text + "\nseed: 2\n");
        Tool tool = Tool.Run("compare", Scenario, other);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.Contain("has another seed than the baseline"));
    }

    [Test]
    public void Differences_are_drawn_and_written()
    {
        string plot = Path.Combine(_small.Folder, "differences.svg");
        string csv = Path.Combine(_small.Folder, "differences.csv");
        Tool.Run("compare", Scenario, "slow", "--replications", "2", "--plot", plot, "--csv", csv);

        Assert.That(File.ReadAllText(plot), Does.Contain("latencyP50Ms"));
        Assert.That(File.ReadAllLines(csv)[0], Does.StartWith("candidate,verdict,measure,"));
        Assert.That(File.ReadAllLines(csv)[1], Does.StartWith("slow,worse,"));
    }

    private static JsonElement Json(Tool tool) => JsonDocument.Parse(tool.Output).RootElement;
}
