using Sim.Runner.Plots;

namespace Sim.Runner.Tests.Plots;

public sealed class ValueAxisTests
{
    [TestCase(38_000, new double[] { 0, 10_000, 20_000, 30_000, 40_000 })]
    [TestCase(40_000, new double[] { 0, 10_000, 20_000, 30_000, 40_000 })]
    [TestCase(1, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [TestCase(0.83, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [TestCase(93, new double[] { 0, 20, 40, 60, 80, 100 })]
    [TestCase(12.5, new[] { 0, 2.5, 5, 7.5, 10, 12.5 })]
    public void Linear_ticks_are_round_and_reach_the_peak(double max, double[] ticks) =>
        Assert.That(ValueAxis.LinearTicks(max, 6), Is.EqualTo(ticks).Within(1e-9));

    [TestCase(0.2, new double[] { 0, 1 })]
    [TestCase(3, new double[] { 0, 1, 2, 3 })]
    [TestCase(12, new double[] { 0, 2, 4, 6, 8, 10, 12 })]
    [TestCase(12.5, new double[] { 0, 5, 10, 15 })]
    [TestCase(140, new double[] { 0, 25, 50, 75, 100, 125, 150 })]
    public void What_is_counted_has_whole_ticks(double max, double[] ticks) =>
        Assert.That(ValueAxis.LinearTicks(max, 6, counted: true), Is.EqualTo(ticks));

    [Test]
    public void Headroom_is_above_the_top_tick()
    {
        using var plot = new ScottPlot.Plot();
        ValueAxis.Linear(plot, "", 38_000, ValueAxis.Thousands, headroom: 0.2);
        // 40,000 are four fifths of the axis.
        Assert.That(plot.Axes.Left.Max, Is.EqualTo(50_000).Within(1e-6));
        // One decade of data and ticks is half of the axis, which goes on to the second.
        ValueAxis.LogLatency(plot.Axes.Left, 10, 100, headroom: 0.5);
        Assert.That(plot.Axes.Left.Max, Is.EqualTo(3).Within(1e-12));
    }

    [Test]
    public void Logarithmic_ticks_thin_out_until_they_fit()
    {
        Assert.That(ValueAxis.LogTicks(18, 700, 9), Is.EqualTo(new double[] { 20, 50, 100, 200, 500 }).Within(1e-6));
        Assert.That(
            ValueAxis.LogTicks(1, 1000, 7),
            Is.EqualTo(new double[] { 1, 3, 10, 30, 100, 300, 1000 }).Within(1e-6)
        );
        Assert.That(ValueAxis.LogTicks(1, 1000, 5), Is.EqualTo(new double[] { 1, 10, 100, 1000 }).Within(1e-6));
    }
}
