using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Quantities;

public sealed partial class DeterministicMathTests
{
    // The platform has no rival here: double.LogP1 and double.ExpM1 are log(1 + x) and exp(x) - 1, whose digits vanish
    // near 0. So these are judged, but not compared.
    private static readonly Function[] s_shiftedFunctions =
    [
        Of(
            "ExpM1 near zero",
            0.75,
            u => u.Magnitude(-70, 0),
            DeterministicMath.ExpM1,
            double.ExpM1,
            HighPrecision.ExpM1
        ),
        Of(
            "ExpM1 of moderate arguments",
            0.75,
            u => u.Uniform(-42, 45),
            DeterministicMath.ExpM1,
            double.ExpM1,
            HighPrecision.ExpM1
        ),
        Of(
            "ExpM1 over its range",
            0.75,
            u => u.Uniform(-50, 709),
            DeterministicMath.ExpM1,
            double.ExpM1,
            HighPrecision.ExpM1
        ),
        Of(
            "LogP1 near zero",
            0.6,
            u => u.Magnitude(-70, -1),
            DeterministicMath.LogP1,
            double.LogP1,
            HighPrecision.LogP1
        ),
        Of(
            "LogP1 near minus one",
            0.6,
            u => Math.Abs(u.Magnitude(-53, -1)) - 1,
            DeterministicMath.LogP1,
            double.LogP1,
            HighPrecision.LogP1
        ),
        Of(
            "LogP1 of moderate arguments",
            0.6,
            u => u.Uniform(-1, 7),
            DeterministicMath.LogP1,
            double.LogP1,
            HighPrecision.LogP1
        ),
        Of(
            "LogP1 of any magnitude",
            0.6,
            u => Math.Abs(u.Magnitude(-70, 1023)),
            DeterministicMath.LogP1,
            double.LogP1,
            HighPrecision.LogP1
        ),
    ];

    [TestCase(0.0, ExpectedResult = 0.0)]
    [TestCase(-0.0, ExpectedResult = -0.0)]
    [TestCase(1e-300, ExpectedResult = 1e-300)] // x + x^2/2
    [TestCase(-double.Epsilon, ExpectedResult = -double.Epsilon)]
    [TestCase(-40, ExpectedResult = -1)] // 4e-18 above -1
    [TestCase(-Inf, ExpectedResult = -1)]
    [TestCase(709.7827128933841, ExpectedResult = Inf)]
    [TestCase(double.NaN, ExpectedResult = double.NaN)]
    public double ExpM1_at_its_limits(double x) => DeterministicMath.ExpM1(x);

    [TestCase(0.0, ExpectedResult = 0.0)]
    [TestCase(-0.0, ExpectedResult = -0.0)]
    [TestCase(1e-300, ExpectedResult = 1e-300)] // x - x^2/2
    [TestCase(-double.Epsilon, ExpectedResult = -double.Epsilon)]
    [TestCase(-1, ExpectedResult = -Inf)]
    [TestCase(-1.0000000000000002, ExpectedResult = double.NaN)]
    [TestCase(Inf, ExpectedResult = Inf)]
    [TestCase(double.MaxValue, ExpectedResult = 709.782712893384)] // 1024 ln 2
    [TestCase(double.NaN, ExpectedResult = double.NaN)]
    public double LogP1_at_its_limits(double x) => DeterministicMath.LogP1(x);

    // Samplers that went from log(1 - u) to LogP1(-u) must not change a draw: on the grid of uniform numbers the two
    // have the same bits.
    [Law(MaxTest = 10_000)]
    public bool LogP1_is_the_logarithm_where_the_sum_is_exact(ulong bits)
    {
        double u = (bits >> 11) * (1.0 / (1UL << 53));
        return DeterministicMath.LogP1(-u).Equals(DeterministicMath.Log(1 - u));
    }

    // (n - 1)!, which a double holds up to 22!.
    [TestCase(1, ExpectedResult = 1)]
    [TestCase(2, ExpectedResult = 1)]
    [TestCase(5, ExpectedResult = 24)]
    [TestCase(11, ExpectedResult = 3628800)]
    [TestCase(23, ExpectedResult = 1124000727777607680000.0)]
    [TestCase(0, ExpectedResult = double.NaN)]
    [TestCase(-0.5, ExpectedResult = double.NaN)]
    [TestCase(double.NaN, ExpectedResult = double.NaN)]
    [TestCase(171.7, ExpectedResult = Inf)]
    [TestCase(Inf, ExpectedResult = Inf)]
    public double Gamma_of_whole_numbers_is_exact(double x) => DeterministicMath.Gamma(x);

    // 30 digits by mpmath 1.3 from the exact values of the arguments.
    [TestCase(1e-300, 9.9999999999999997494e299)]
    [TestCase(1e-10, 9999999999.4227839709)]
    [TestCase(0.02, 49.442210163195662402)]
    [TestCase(0.25, 3.6256099082219083119)]
    [TestCase(0.5, 1.7724538509055160273)]
    [TestCase(1.1, 0.95135076986687314782)]
    [TestCase(1.5, 0.88622692545275801365)]
    [TestCase(2.7, 1.5446858458505939836)]
    [TestCase(3.617801047120419, 3.7931237274565980157)]
    [TestCase(6.235602094240838, 180.26340063592500707)]
    [TestCase(10.5, 1133278.3889487855673)]
    [TestCase(15.999, 1304094965076.3862191)]
    [TestCase(16.25, 2599991794272.4329548)]
    [TestCase(33.3, 7.4875775965226323274e35)]
    [TestCase(50.75, 1.1416143955026368729e64)]
    [TestCase(99.125, 1.6733340681988224312e154)]
    [TestCase(142.5, 2.2599091099865322431e244)]
    [TestCase(170.5, 5.5620924145599996107e305)]
    [TestCase(171.6, 1.585896909667256509e308)]
    public void The_relative_error_of_gamma_is_below_1e_14(double x, double expected) =>
        Assert.That(DeterministicMath.Gamma(x), Is.EqualTo(expected).Within(1e-14 * expected));

    // Legendre's duplication formula, gamma(x) gamma(x + 1/2) = 2^(1 - 2x) sqrt(pi) gamma(2x); three values of the
    // function and three ulps of the power.
    [Law(MaxTest = 2_000)]
    public bool Gamma_obeys_the_duplication_formula(uint numerator)
    {
        double x = (numerator + 0.5) / (1L << 32) * 80;
        double left = DeterministicMath.Gamma(x) * DeterministicMath.Gamma(x + 0.5);
        double right = Math.Pow(2, 1 - (2 * x)) * Math.Sqrt(Math.PI) * DeterministicMath.Gamma(2 * x);
        return Math.Abs(left - right) <= (3e-14 + 1e-15) * right;
    }

    // FNV-1a over the bits of 100,000 results: the same on every machine, as for the other functions.
    [Test]
    public void The_bits_of_the_shifted_functions_and_gamma_are_those_of_every_other_machine()
    {
        var draw = new Draw(new RandomStream(3));
        ulong hash = 14695981039346656037;
        for (int i = 0; i < 20_000; i++)
        {
            double small = draw.Magnitude(-60, 0);
            double[] results =
            [
                DeterministicMath.ExpM1(small),
                DeterministicMath.ExpM1(draw.Uniform(-45, 100)),
                DeterministicMath.LogP1(small),
                DeterministicMath.LogP1(draw.Uniform(-1, 100)),
                DeterministicMath.Gamma(draw.Uniform(0, 172)),
            ];
            foreach (double result in results)
            {
                hash = unchecked((hash ^ BitConverter.DoubleToUInt64Bits(result)) * 1099511628211);
            }
        }
        Assert.That(hash, Is.EqualTo(17131131668282947493UL));
    }
}
