using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Thresholds;

namespace Sim.Scenarios.Tests.Results.Thresholds;

/// <summary>Thresholds judged by values of replications that are given.</summary>
[TestFixture]
public sealed class ReplicatedThresholdsTests
{
    // Four values with a mean of 100 and a standard deviation of 2: t = 3.1824 with 3 degrees of freedom, so +-3.18.
    private static readonly double?[] s_values =
    [
        100 - Math.Sqrt(3),
        100 - Math.Sqrt(3),
        100 + Math.Sqrt(3),
        100 + Math.Sqrt(3),
    ];

    [TestCase("latency: p(99) < 104ms", true, false)]
    [TestCase("latency: p(99) < 103ms", false, true)]
    [TestCase("latency: p(99) < 97ms", false, true)]
    [TestCase("latency: p(99) < 96ms", false, false)]
    [TestCase("latency: p(99) > 96ms", true, false)]
    [TestCase("latency: p(99) > 103ms", false, true)]
    public void A_threshold_holds_is_broken_or_open_by_the_whole_interval(string text, bool passed, bool open)
    {
        ThresholdVerdict verdict = Judge(text, s_values);

        Assert.That((verdict.Passed, verdict.Inconclusive), Is.EqualTo((passed, open)));
        Assert.That(verdict.Value, Is.EqualTo(100).Within(1e-9));
        Assert.That(verdict.Interval!.Value.Lower, Is.EqualTo(100 - 3.1824).Within(1e-3));
        Assert.That(verdict.Interval!.Value.Upper, Is.EqualTo(100 + 3.1824).Within(1e-3));
        Assert.That(verdict.Actual, Is.EqualTo("100 ms (96.8 ms to 103 ms)").Or.Contain("to 103.18"));
    }

    [Test]
    public void What_varies_in_no_replication_is_decided() =>
        Assert.That(Judge("latency: p(99) < 100.1ms", 100, 100).Passed, Is.True);

    [Test]
    public void A_replication_without_data_breaks_it()
    {
        ThresholdVerdict verdict = Judge("latency: p(99) < 1s", 100, null, 100);

        Assert.That((verdict.Passed, verdict.Inconclusive), Is.EqualTo((false, false)));
        Assert.That(verdict.Actual, Is.EqualTo("no data in 1 of 3 replications"));
    }

    private static ThresholdVerdict Judge(string text, params double?[] values)
    {
        Threshold threshold = ThresholdParser.Parse(text);
        Replicate[] replicates =
        [
            .. values.Select(
                (value, i) =>
                    new Replicate(
                        i,
                        new Dictionary<MeasureKey, double>(),
                        [new ThresholdVerdict(text, true, "", null) { Value = value, Unit = "ms" }],
                        0
                    )
            ),
        ];
        return ReplicatedThresholds.Judge([threshold], replicates).Single();
    }
}
