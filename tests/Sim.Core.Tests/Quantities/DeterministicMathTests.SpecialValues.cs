using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Quantities;

public sealed partial class DeterministicMathTests
{
    private const double Inf = double.PositiveInfinity;

    private static readonly double[] s_special =
    [
        0.0,
        -0.0,
        double.Epsilon,
        -double.Epsilon,
        1e-310,
        -1e-310,
        0.5,
        -0.5,
        1,
        -1,
        1.5,
        -1.5,
        2,
        -2,
        3,
        -3,
        4,
        1e15,
        9007199254740991,
        9007199254740992,
        -9007199254740993,
        1e300,
        -1e300,
        double.MaxValue,
        double.MinValue,
        Inf,
        -Inf,
        double.NaN,
    ];

    [Test]
    public void Special_values_are_those_of_the_standard()
    {
        foreach (double x in s_special)
        {
            AssertSame("Exp", x, 0, DeterministicMath.Exp(x), Math.Exp(x));
            AssertSame("Log", x, 0, DeterministicMath.Log(x), Math.Log(x));
            AssertSame("Sin", x, 0, DeterministicMath.Sin(x), Math.Sin(x));
            AssertSame("Cos", x, 0, DeterministicMath.Cos(x), Math.Cos(x));
            foreach (double y in s_special)
            {
                AssertSame("Pow", x, y, DeterministicMath.Pow(x, y), Math.Pow(x, y));
                AssertSame("Atan2", x, y, DeterministicMath.Atan2(x, y), Math.Atan2(x, y));
            }
        }
    }

    [TestCase(0, ExpectedResult = 1)]
    [TestCase(1, ExpectedResult = Math.E)]
    [TestCase(709.782712893384, ExpectedResult = 1.7976931348622732e308)] // ln of the largest double
    [TestCase(709.7827128933841, ExpectedResult = Inf)]
    [TestCase(-745.1332191019411, ExpectedResult = double.Epsilon)] // ln of half the smallest: -745.13321910194122
    [TestCase(-745.1332191019412, ExpectedResult = 0)]
    [TestCase(Inf, ExpectedResult = Inf)]
    [TestCase(-Inf, ExpectedResult = 0)]
    public double Exp_at_its_limits(double x) => DeterministicMath.Exp(x);

    [TestCase(1, ExpectedResult = 0)]
    [TestCase(0, ExpectedResult = -Inf)]
    [TestCase(-1, ExpectedResult = double.NaN)]
    [TestCase(Inf, ExpectedResult = Inf)]
    [TestCase(double.Epsilon, ExpectedResult = -744.4400719213812)] // -1074 ln 2
    [TestCase(2, ExpectedResult = 0.6931471805599453)]
    public double Log_at_its_limits(double x) => DeterministicMath.Log(x);

    // 6381956970095103 * 2^797 is the double closest to a multiple of pi/2 (Muller, Elementary Functions, section
    // 11.2); its cosine is -4.6871659242546277e-19. 1e22 is Payne and Hanek's classic: sin = -0.8522008497671888.
    [Test]
    public void The_worst_angles_are_reduced_exactly()
    {
        Assert.That(DeterministicMath.Cos(6381956970095103 * Math.ScaleB(1, 797)), Is.EqualTo(-4.6871659242546277e-19));
        Assert.That(DeterministicMath.Sin(1e22), Is.EqualTo(-0.8522008497671888));
        Assert.That(DeterministicMath.Sin(Math.PI), Is.EqualTo(1.2246467991473532e-16));
        Assert.That(DeterministicMath.Cos(Math.PI / 2), Is.EqualTo(6.123233995736766e-17));
    }

    // FNV-1a over the bits of 160,000 results. It is the same on every processor and operating system, or the promise
    // is broken; change it only with the algorithm.
    [Test]
    public void The_bits_are_those_of_every_other_machine()
    {
        var draw = new Draw(new RandomStream(3));
        ulong hash = 14695981039346656037;
        foreach (Function function in s_functions)
        {
            for (int i = 0; i < 10_000; i++)
            {
                double x = draw.Magnitude(-30, 10);
                double y = draw.Magnitude(-10, 6);
                double result = function.Ours(
                    function.Name.StartsWith("Pow", StringComparison.Ordinal) ? Math.Abs(x) : x,
                    y
                );
                ulong bits = double.IsNaN(result) ? 0 : BitConverter.DoubleToUInt64Bits(result);
                hash = unchecked((hash ^ bits) * 1099511628211);
            }
        }
        Assert.That(hash, Is.EqualTo(981587049125677843UL));
    }

    private static void AssertSame(string name, double x, double y, double ours, double theirs)
    {
        bool same = double.IsNaN(theirs)
            ? double.IsNaN(ours)
            : double.IsNegative(ours) == double.IsNegative(theirs) && Math.Abs(Ordinal(ours) - Ordinal(theirs)) <= 1;
        Assert.That(same, $"{name}({x:R}, {y:R}) = {ours:R}, expected {theirs:R}");
    }
}
