using Sim.Core.Statistics.Fit;

namespace Sim.Core.Tests.Statistics.Fit;

[TestFixture]
public sealed class ChiSquareTests
{
    // Mendel's peas (1866): 315 round yellow, 101 wrinkled yellow, 108 round green, 32 wrinkled green of 556, expected
    // as 9:3:3:1. The statistic 0.470 and the p-value 0.925 are in many textbooks, as Pearson's example of a good fit.
    [Test]
    public void Mendels_peas_fit_his_law()
    {
        var test = ChiSquare.Test([315, 101, 108, 32], [9 / 16.0, 3 / 16.0, 3 / 16.0, 1 / 16.0]);
        Assert.That(test.Statistic, Is.EqualTo(0.470024).Within(1e-6));
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(3));
        Assert.That(test.PValue, Is.EqualTo(0.9254).Within(1e-4));
        Assert.That(test.IsRejectedAt(0.05), Is.False);
    }

    // Critical values of the chi-square distribution with three decimals (NIST/SEMATECH e-Handbook, section 1.3.6.7.4).
    [TestCase(1, 3.841, 0.05)]
    [TestCase(1, 10.828, 0.001)]
    [TestCase(9, 27.877, 0.001)]
    [TestCase(99, 148.230, 0.001)]
    [TestCase(100, 124.342, 0.05)]
    public void The_published_critical_values_have_their_level(int degrees, double statistic, double level) =>
        Assert.That(ChiSquare.TailProbability(statistic, degrees), Is.EqualTo(level).Within(1e-3 * level));

    // Of 20 observations 2, 2, 2, 4, 4, 6 are expected: 2 + 2 + 2, 4 + 4, 6.
    [Test]
    public void Neighbors_are_joined_until_five_are_expected()
    {
        var test = ChiSquare.Test([1, 2, 3, 4, 5, 5], [0.1, 0.1, 0.1, 0.2, 0.2, 0.3]);
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(2));
        Assert.That(test.Statistic, Is.EqualTo((0 / 6.0) + (1 / 8.0) + (1 / 6.0)).Within(1e-14));
    }

    // 8 and 2 are expected; the last goes to its neighbor, and nothing is left to compare.
    [Test]
    public void What_is_left_over_goes_to_the_last_cell()
    {
        var test = ChiSquare.Test([10, 8, 2], [0.5, 0.4, 0.1]);
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(1));
        Assert.That(test.Statistic, Is.Zero);
        Assert.That(() => ChiSquare.Test([8, 2], [0.8, 0.2]), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Fitted_parameters_cost_a_degree_of_freedom_each() =>
        Assert.That(ChiSquare.Test([10, 10, 10], [0.3, 0.3, 0.4], 1).DegreesOfFreedom, Is.EqualTo(1));

    [Test]
    public void What_cannot_be_but_was_seen_is_rejected_at_any_level()
    {
        var test = ChiSquare.Test([50, 50, 1], [0.5, 0.5, 0]);
        Assert.That(test.Statistic, Is.EqualTo(double.PositiveInfinity));
        Assert.That(test.PValue, Is.Zero);
        Assert.That(ChiSquare.Test([50, 50, 0], [0.5, 0.5, 0]).PValue, Is.EqualTo(1));
    }

    [TestCase(new long[] { 50, 50 }, new double[] { 0.5, 0.4 }, 0, TestName = "Probabilities of 90 % are refused")]
    [TestCase(new long[] { 50, 50 }, new double[] { 1.5, -0.5 }, 0, TestName = "A negative probability is refused")]
    [TestCase(new long[] { 50, 50 }, new double[] { double.NaN, 0.5 }, 0, TestName = "A probability NaN is refused")]
    [TestCase(new long[] { 50, -50 }, new double[] { 0.5, 0.5 }, 0, TestName = "A negative count is refused")]
    [TestCase(new long[] { 50 }, new double[] { 0.5, 0.5 }, 0, TestName = "A missing count is refused")]
    [TestCase(new long[] { 50, 50 }, new double[] { 0.5, 0.5 }, 1, TestName = "No degree of freedom is refused")]
    [TestCase(new long[] { 50, 50 }, new double[] { 0.5, 0.5 }, -1, TestName = "Less than no parameter is refused")]
    [TestCase(new long[0], new double[0], 0, TestName = "No cell is refused")]
    public void What_cannot_be_tested_is_refused(long[] counts, double[] probabilities, int fittedParameters) =>
        Assert.That(
            () => ChiSquare.Test(counts, probabilities, fittedParameters),
            Throws.InstanceOf<ArgumentException>()
        );
}
