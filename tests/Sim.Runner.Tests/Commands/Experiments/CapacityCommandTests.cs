using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Experiments;

/// <summary>
/// 10 requests/s of 100 ms keep one core busy: the pod of the small scenario must have more than one, and two are half
/// utilized.
/// </summary>
public sealed class CapacityCommandTests
{
    private const string Busy = """
        thresholds: ["utilization: max < 60%"]
        variants:
          - {id: twice, set: {demand.peak: 20rps}}
        """;

    private SmallScenario _small = null!;

    [SetUp]
    public void Make()
    {
        _small = new SmallScenario(Busy, "10m");
        string text = _small
            .Text.Replace("cpu: 4ms", "cpu: 100ms", StringComparison.Ordinal)
            .Replace("peak: 10rps", "peak: 10rps, shape: constant", StringComparison.Ordinal)
            .Replace("replicas: 1}", "replicas: 1, pod: {cpu: 4}}", StringComparison.Ordinal);
        File.WriteAllText(_small.FilePath, text);
    }

    [TearDown]
    public void Delete() => _small.Dispose();

    // 10 rps are one core: 1 of 1 is 100 %, 1 of 2 is 50 %, below 60 %.
    [Test]
    public void The_least_value_is_found_and_what_binds_is_named()
    {
        Tool tool = Run("--vary", "pools.p.pod.cpu");

        Assert.That(tool.ExitCode, Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.StartWith("pools.p.pod.cpu = 2 is the least that holds\n"));
        Assert.That(tool.Output, Does.Contain("1 is the greatest value that is shown to fail."));
        Assert.That(tool.Output, Does.Contain("What binds: utilization: max < 60%"));
        Assert.That(tool.Error, Does.StartWith("tried pools.p.pod.cpu = 4: holds (4 replications)\n"));
    }

    // With twice the demand, 20 rps, two cores are busy: 2 of 3 are 67 %, 2 of 4 are 50 %.
    [Test]
    public void Every_failure_has_to_be_met()
    {
        Tool tool = Run("--vary", "pools.p.pod.cpu", "--under", "none", "twice", "--format", "json");
        using var json = JsonDocument.Parse(tool.Output);

        Assert.That(tool.ExitCode, Is.Zero, tool.Error);
        Assert.That(json.RootElement.GetProperty("answer").GetString(), Is.EqualTo("found"));
        Assert.That(json.RootElement.GetProperty("value").GetProperty("pools.p.pod.cpu").GetString(), Is.EqualTo("4"));
        Assert.That(json.RootElement.GetProperty("binding").GetProperty("under").GetString(), Is.EqualTo("twice"));
    }

    // 24 requests/s keep 2.4 of 4 cores busy, 60 %; 25 would be 62.5 %.
    [Test]
    public void The_greatest_demand_that_is_carried_is_found()
    {
        Tool tool = Run("--vary", "demand.peak", "--step", "1rps", "--most", "--target", "utilization: max < 61%");

        Assert.That(tool.Output, Does.StartWith("demand.peak = 24rps is the greatest that holds\n"), tool.Error);
    }

    [Test]
    public void Nothing_in_the_range_is_an_exit_code_of_its_own()
    {
        Tool tool = Run("--vary", "pools.p.pod.cpu=2..8", "--target", "latency: p(50) < 1ms");

        Assert.That(tool.ExitCode, Is.EqualTo(10));
        Assert.That(tool.Output, Does.StartWith("no value holds: pools.p.pod.cpu from 2 to 8\n"));
    }

    [Test]
    public void Tables_and_pictures_are_written()
    {
        string csv = Path.Combine(_small.Folder, "tried.csv");
        string plot = Path.Combine(_small.Folder, "tried.svg");
        Run("--vary", "pools.p.pod.cpu", "--csv", csv, "--plot", plot);

        Assert.That(
            File.ReadLines(csv).First(),
            Is.EqualTo("pools.p.pod.cpu,verdict,case,threshold,condition_verdict,value,lower,upper,margin,replications")
        );
        Assert.That(File.ReadAllText(plot), Does.Contain("is the least that holds"));
    }

    [TestCase("pools.q.pod.cpu=1..4", "--vary:1:7: unknown-item", 3)]
    [TestCase("pools.p.pod.cpus", "--vary:1:13: unknown-key", 3)]
    [TestCase("pools.p.pod.cpu=0..4", "--vary:1:17: out-of-range", 3)]
    [TestCase("pools.p.pod.cpu=4..1", "--vary:1:17: empty-range", 3)]
    [TestCase("pools p", "--vary:1:1: wrong-path", 2)]
    public void A_range_that_is_none_is_refused(string vary, string message, int code)
    {
        Tool tool = Run("--vary", vary);

        Assert.That(tool.ExitCode, Is.EqualTo(code));
        Assert.That(tool.Error, Does.Contain(message));
    }

    [TestCase("--under", "twcie", "--under:1:1: unknown-failure")]
    [TestCase("--under", "site/b refuse", "--under:1:1: unknown-site")]
    [TestCase("--under", "site/a blackhloe", "--under:1:8: wrong-form")]
    [TestCase("--target", "latency: p99 < 1ms", "--target:1:10: ")]
    [TestCase("--level", "100%", "--level is above 0% and at most 99.9%.")]
    [TestCase("--max-replications", "1", "--max-replications is from 2 to 100000.")]
    public void Wrong_options_are_refused(string option, string value, string message)
    {
        Tool tool = Run("--vary", "pools.p.pod.cpu", option, value);

        Assert.That(tool.ExitCode, Is.AnyOf(2, 3));
        Assert.That(tool.Error, Does.Contain(message));
        Assert.That(tool.Output, Is.Empty);
    }

    private Tool Run(params string[] args) => Tool.Run(["capacity", _small.FilePath, .. args]);
}
