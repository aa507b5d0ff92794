using MathNet.Numerics.Distributions;
using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class StudentDistributionTests
{
    // R 4.2.2: -qt((1 - level) / 2, df). One degree of freedom is the Cauchy distribution: at 50 % exactly 1.
    [TestCase(1, 0.5, 1)]
    [TestCase(1, 0.95, 12.7062047361747)]
    [TestCase(1, 0.99999, 63661.9772318119)]
    [TestCase(2, 0.5, 0.816496580927726)]
    [TestCase(2, 0.99, 9.92484320091829)]
    [TestCase(3, 0.9, 2.35336343480183)]
    [TestCase(5, 0.99999, 17.8968661434264)]
    [TestCase(9, 0.9, 1.83311293265624)]
    [TestCase(9, 0.95, 2.2621571627982)]
    [TestCase(19, 0.95, 2.09302405440831)]
    [TestCase(29, 0.99, 2.7563859036706)]
    [TestCase(120, 0.95, 1.97993040508242)]
    [TestCase(1000, 0.5, 0.674735164607009)]
    [TestCase(1000, 0.99999, 4.43992646883998)]
    [TestCase(100_000, 0.95, 1.95998770753461)]
    public void Critical_values_are_those_of_R(int degreesOfFreedom, double level, double expected) =>
        Assert.That(
            StudentDistribution.CriticalValue(level, degreesOfFreedom),
            Is.EqualTo(expected).Within(1e-10).Percent
        );

    // Far out in the degrees of freedom R itself errs in the twelfth digit. Cornish and Fisher, with z =
    // 1.9599639845400542: z + (z^3 + z) / 4n + (5 z^5 + 16 z^3 + 3 z) / 96 n^2 + ..., summed with 30 digits.
    [TestCase(100_000, 1.95998770753460964, 1e-10)]
    [TestCase(1_000_000, 1.95996635681410704, 1e-9)]
    public void Critical_values_approach_those_of_the_normal_distribution(
        int degreesOfFreedom,
        double expected,
        double percent
    ) =>
        Assert.That(
            StudentDistribution.CriticalValue(0.95, degreesOfFreedom),
            Is.EqualTo(expected).Within(percent).Percent
        );

    // R 4.2.2: 2 * pt(-t, df).
    [TestCase(0.1, 1, 0.936548965138893)]
    [TestCase(1, 3, 0.391002218955771)]
    [TestCase(2.5, 9, 0.0338618276829857)]
    [TestCase(-4, 9, 0.00311042831038585)]
    [TestCase(30, 9, 2.48370470415826e-10)]
    [TestCase(2, 1_000, 0.0457703464932517)]
    [TestCase(6, 100_000, 1.97992945560176e-09)]
    [TestCase(40, 30, 1.37260451944064e-27)]
    [TestCase(0, 7, 1)]
    [TestCase(1e200, 7, 0)]
    [TestCase(double.NegativeInfinity, 7, 0)]
    public void Tails_are_those_of_R(double t, int degreesOfFreedom, double expected) =>
        Assert.That(StudentDistribution.TwoSidedTail(t, degreesOfFreedom), Is.EqualTo(expected).Within(1e-10).Percent);

    // A second implementation, within what it is good for: up to a thousand degrees of freedom its distribution
    // function agrees with R to 1e-12.
    [Law]
    public bool The_tail_is_that_of_MathNet(byte tenths, byte degrees)
    {
        double t = tenths / 10.0;
        double expected = 2 * StudentT.CDF(0, 1, degrees + 1, -t);
        return Math.Abs(StudentDistribution.TwoSidedTail(t, degrees + 1) - expected) <= 1e-11 * expected;
    }

    [Law]
    public bool The_critical_value_has_the_tail_that_was_asked(ushort share, ushort degrees)
    {
        double level = (share + 1) / 65_537.0;
        double t = StudentDistribution.CriticalValue(level, degrees + 1);
        return Math.Abs(StudentDistribution.TwoSidedTail(t, degrees + 1) - (1 - level)) <= 1e-12 * (1 - level);
    }
}
