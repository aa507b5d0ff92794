using System.Diagnostics;

namespace Sim.Runner.Tests.Commands;

public class RunCommandTests
{
    [TestCase("abc")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("18446744073709551616")]
    public void A_seed_that_is_none_is_a_usage_error_with_its_range(string seed)
    {
        Tool tool = Tool.Run("run", "small.yaml", $"--seed={seed}");

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(
            tool.Error,
            Is.EqualTo(
                $"--seed '{seed}' is not a whole number from 0 to 18446744073709551615.\nSee 'sim run --help'.\n"
            )
        );
    }

    [Test]
    public void A_variant_has_a_folder_of_its_own_that_says_how_to_run_it_again()
    {
        using SmallScenario scenario = new("variants: [{id: busy, set: {demand.peak: 20rps}}]", "1m");
        string runs = Path.Combine(scenario.Folder, "runs");
        string[] more = ["--variant", "busy", "--set", "services[0].cpu=1ms", "--out", runs];

        Assert.That(Tool.Run(["run", scenario.FilePath, .. more]).ExitCode, Is.Zero);
        Assert.That(Tool.Run("run", scenario.FilePath, "--out", runs).ExitCode, Is.Zero);

        string folder = Directory
            .GetDirectories(runs)
            .Single(path => Path.GetFileName(path).StartsWith("small-busy-", StringComparison.Ordinal));
        Assert.That(Directory.GetDirectories(runs), Has.Length.EqualTo(2));
        Assert.That(
            File.ReadAllText(Path.Combine(folder, "manifest.json")),
            Does.Contain("\"command\": \"sim run small.yaml --variant busy --set services[0].cpu=1ms\"")
                .Or.Contain("sim run small.yaml --variant busy --set 'services[0].cpu=1ms'")
        );
    }

    // Two replications of what has no chance: both thresholds are decided.
    [TestCase("failed: count < 1", 0, "pass")]
    [TestCase("failed: count > 1", 10, "FAIL")]
    public void Replications_judge_thresholds_together(string threshold, int code, string word)
    {
        using SmallScenario scenario = new($"thresholds: ['{threshold}']", "1m");
        string runs = Path.Combine(scenario.Folder, "runs");
        string[] even = ["--set", "demand.shape=constant", "--out", runs];
        Tool tool = Tool.Run(["run", scenario.FilePath, "--replications", "2", .. even]);

        Assert.That(tool.ExitCode, Is.EqualTo(code));
        Assert.That(tool.Output, Does.Contain("2 replications: thresholds are judged on the mean of all"));
        Assert.That(tool.Output, Does.Contain($"  {word}  {threshold}"));
        string folder = Directory.GetDirectories(runs).Single();
        Assert.That(File.ReadAllLines(Path.Combine(folder, "replications.csv"))[1], Is.EqualTo("0,sent,,,,,600"));
        Assert.That(
            File.ReadAllLines(Path.Combine(folder, "estimates.csv"))[1],
            Is.EqualTo("sent,,,,,600,600,600,2"),
            "10 requests a second for a minute"
        );
    }

    [TestCase("--precision", "0%", "--precision is above 0% and below 100%.")]
    [TestCase("--replications", "0", "--replications is from 1 to 100000.")]
    public void Wrong_numbers_of_replications_are_refused(string option, string value, string message)
    {
        Tool tool = Tool.Run("run", "small.yaml", option, value);

        Assert.That((tool.ExitCode, tool.Error.Split('\n')[0]), Is.EqualTo((2, message)));
    }

    [Test]
    public void A_folder_for_the_results_that_cannot_be_made_is_refused_before_the_run()
    {
        using SmallScenario scenario = new();
        string wrong = Path.Combine(scenario.FilePath, "runs");

        Tool tool = Tool.Run("run", scenario.FilePath, "--out", wrong);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Is.EqualTo($"--out '{wrong}': '{scenario.FilePath}' is a file.\n"));
    }

    [Test]
    public void An_output_that_takes_no_more_is_said_and_the_results_stay()
    {
        using SmallScenario scenario = new(duration: "1m");
        string runs = Path.Combine(scenario.Folder, "runs");
        using StringWriter error = new() { NewLine = "\n" };

        int code = SimTool.Run(
            ["run", scenario.FilePath, "--out", runs],
            new Streams(new FullWriter(), error, Color: false)
        );

        string folder = Directory.GetDirectories(runs).Single();
        Assert.That(code, Is.EqualTo(1));
        Assert.That(
            error.ToString(),
            Does.EndWith($"The output could not be written: No space left on device.\nResults are in {folder}.\n")
        );
        Assert.That(File.Exists(Path.Combine(folder, "summary.json")), Is.True);
    }

    [Test]
    public void So_it_is_for_other_verbs()
    {
        using StringWriter error = new() { NewLine = "\n" };

        int code = SimTool.Run(["schema"], new Streams(new FullWriter(), error, Color: false));

        Assert.That(
            (code, error.ToString()),
            Is.EqualTo((1, "The output could not be written: No space left on device.\n"))
        );
    }

    // The scenario comes through a pipe: when its reader has opened it, the tool is loading. The month that is then
    // simulated takes seconds, so the interrupt comes before its end.
    [Test]
    [Platform(Include = "Linux")]
    public void An_interrupt_while_the_scenario_is_loading_ends_the_run_tidily()
    {
        using SmallScenario scenario = new(duration: "31d");
        string pipe = Path.Combine(scenario.Folder, "pipe.yaml");
        Process.Start("mkfifo", pipe).WaitForExit();
        string runs = Path.Combine(scenario.Folder, "runs");
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        string tool = Path.Combine(Path.GetDirectoryName(typeof(SimTool).Assembly.Location)!, "sim.dll");
        foreach (string argument in (string[])["exec", tool, "run", pipe, "--out", runs])
        {
            start.ArgumentList.Add(argument);
        }
        using Process process = Process.Start(start)!;

        using (StreamWriter writer = new(new FileStream(pipe, FileMode.Open, FileAccess.Write)))
        {
            Process
                .Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])
                .WaitForExit();
            writer.Write(scenario.Text);
        }
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.That(error, Does.EndWith("Interrupted: nothing was written.\n"));
        Assert.That(process.ExitCode, Is.EqualTo(130));
        Assert.That(Directory.Exists(runs), Is.False);
    }

    /// <summary>A disk without room behind standard output.</summary>
    private sealed class FullWriter : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(char[] buffer, int index, int count) => Write(' ');

        public override void Write(ReadOnlySpan<char> buffer) => Write(' ');

        public override void Write(string? value) => Write(' ');

        public override void WriteLine(string? value) => Write(' ');

        public override void Flush() { }
    }
}
