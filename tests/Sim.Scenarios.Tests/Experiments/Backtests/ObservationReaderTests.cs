using Sim.Core.Quantities;
using Sim.Scenarios.Experiments.Backtests;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.Tests.World;

namespace Sim.Scenarios.Tests.Experiments.Backtests;

/// <summary>
/// The small world runs from 2018-10-15T00:00:00Z on for an hour, with the site dc-par and the pools par and gke-eu.
/// </summary>
[TestFixture]
public sealed class ObservationReaderTests
{
    // Instants, lengths and seconds mean the same; rows may come in any order, and what is outside of the run is
    // counted.
    [Test]
    public void Times_are_instants_or_since_the_start()
    {
        (IReadOnlyList<ObservedSeries> series, int outside) = Read(
            """
            time,series,labels,value
            10m,rps,,3
            2018-10-15T00:05:00Z,rps,,2
            0,rps,,1
            2h,rps,,4
            2018-10-14T23:59:00Z,rps,,5
            1m,latency_p99,region=eu,120
            """,
            []
        )!.Value;

        Assert.That(outside, Is.EqualTo(2));
        Assert.That(series.Select(one => one.Name), Is.EqualTo(new[] { "rps", "latency_p99 eu" }));
        Assert.That(series[0].Points.Select(point => point.Value), Is.EqualTo(new[] { 1.0, 2, 3 }));
        Assert.That(series[0].Interval, Is.EqualTo(SimDuration.FromMinutes(5)));
    }

    [TestCase("1m,rsp,,1", 4, "'rsp' is unknown here", "rps")]
    [TestCase("1m,rps,site=dc-par,1", 8, "'site=dc-par' is no label of 'rps'", null)]
    [TestCase("1m,latency_p99,,1", 16, "'latency_p99' needs a label", null)]
    [TestCase("1m,rps,endpoint=dc-pra,1", 8, "the scenario has no endpoint 'dc-pra'", "dc-par")]
    [TestCase("1m,pods,pool=gke-us,1", 9, "the scenario has no pool 'gke-us'", "gke-eu")]
    [TestCase("soon,rps,,1", 1, "'soon' is no time", null)]
    [TestCase("1m,rps,,many", 9, "'many' is not a number in range", null)]
    public void What_is_wrong_has_its_place(string row, int column, string message, string? suggestion)
    {
        DiagnosticList found = [];
        Assert.That(Read("time,series,labels,value\n" + row + "\n", found), Is.Null);

        Assert.That((found[0].Line, found[0].Column), Is.EqualTo((2, column)));
        Assert.That((found[0].Message, found[0].Suggestion), Is.EqualTo((message, suggestion)));
    }

    [Test]
    public void Observations_of_another_day_are_refused()
    {
        DiagnosticList found = [];
        Assert.That(Read("time,series,labels,value\n2020-01-01T00:00:00Z,rps,,1\n", found), Is.Null);

        Assert.That(found.Single().Code, Is.EqualTo("outside-run"));
    }

    // Ten points, one observed 100 and modeled 150, the others alike: a bias of 50 over 1,000, and the worst tenth is
    // that point, 50 % off.
    [Test]
    public void The_worst_stretch_is_where_the_model_is_farthest_off()
    {
        ObservedPoint[] points =
        [
            .. Enumerable.Range(0, 10).Select(i => new ObservedPoint(SimDuration.FromMinutes(i), 100)),
        ];
        double[] modeled = [100, 100, 100, 150, 100, 100, 100, 100, 100, 100];
        var test = new SeriesBacktest(new ObservedSeries("rps", "", points), modeled);

        Assert.That(test.Bias, Is.EqualTo(0.05));
        Assert.That(test.MeanAbsolutePercentage, Is.EqualTo(0.05));
        Assert.That(test.P90AbsolutePercentage, Is.Zero, "nine of ten are exact");
        Assert.That(test.Worst, Is.EqualTo((SimDuration.FromMinutes(3), SimDuration.FromMinutes(4), 0.5)));
    }

    private static (IReadOnlyList<ObservedSeries> Series, int Outside)? Read(string text, DiagnosticList found)
    {
        MemoryFiles files = new SmallWorld().Files();
        files["observed.csv"] = text;
        return new ObservationReader(new SmallWorld().Load().Scenario).Read(files, "observed.csv", found);
    }
}
