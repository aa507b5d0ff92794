using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Experiments;

/// <summary>The small scenario has 10 requests/s; 12 were observed.</summary>
public sealed class BacktestCommandTests
{
    private SmallScenario _small = null!;
    private string _observed = null!;

    [SetUp]
    public void Make()
    {
        _small = new SmallScenario(duration: "10m");
        File.WriteAllText(
            _small.FilePath,
            _small.Text.Replace("peak: 10rps", "peak: 10rps, shape: constant", StringComparison.Ordinal)
        );
        _observed = Path.Combine(_small.Folder, "observed.csv");
        IEnumerable<string> rows = Enumerable.Range(0, 10).Select(minute => $"{minute}m,rps,,12");
        File.WriteAllLines(_observed, ["time,series,labels,value", .. rows]);
    }

    [TearDown]
    public void Delete() => _small.Dispose();

    // 10 of 12: 16.7 % too little, everywhere.
    [Test]
    public void The_error_of_every_series_is_told()
    {
        Tool tool = Run();

        Assert.That(tool.ExitCode, Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.StartWith("1 series, off by 16.7 % in the mean\n"));
        Assert.That(tool.Output, Does.Contain("-16.7 %"));
    }

    [Test]
    public void A_field_is_fitted_and_shown_beside_what_the_scenario_says()
    {
        Tool tool = Run("--fit", "demand.peak=5rps..20rps", "--format", "json");
        using var json = JsonDocument.Parse(tool.Output);
        JsonElement fitted = json.RootElement.GetProperty("fitted")[0];

        Assert.That(tool.ExitCode, Is.Zero, tool.Error);
        Assert.That(fitted.GetProperty("scenario").GetString(), Is.EqualTo("10rps"));
        Assert.That(fitted.GetProperty("number").GetDouble(), Is.EqualTo(12).Within(0.05));
    }

    [Test]
    public void Tables_and_pictures_are_written()
    {
        string csv = Path.Combine(_small.Folder, "both.csv");
        string plot = Path.Combine(_small.Folder, "both.svg");
        Run("--csv", csv, "--plot", plot);

        Assert.That(
            File.ReadAllLines(csv)[..2],
            Is.EqualTo(new[] { "offsetSeconds,series,subject,observed,modeled", "0,rps,,12,10" })
        );
        Assert.That(File.ReadAllText(plot), Does.Contain("rps is off by 16.7 %"));
    }

    [TestCase("demand.peak", "--fit:1:1: no-range")]
    [TestCase("demand.peak=9rps..5rps", "--fit:1:13: empty-range")]
    [TestCase("demand.paek=5rps..9rps", "--fit:1:8: unknown-key")]
    public void A_field_that_cannot_be_fitted_is_refused(string fit, string message)
    {
        Tool tool = Run("--fit", fit);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain(message));
    }

    [Test]
    public void A_wrong_row_is_refused_at_its_place()
    {
        File.WriteAllText(_observed, "time,series,labels,value\n1m,rsp,,12\n");
        Tool tool = Run();

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("observed.csv:2:4: unknown-word"));
    }

    private Tool Run(params string[] args) => Tool.Run(["backtest", _small.FilePath, "--observed", _observed, .. args]);
}
