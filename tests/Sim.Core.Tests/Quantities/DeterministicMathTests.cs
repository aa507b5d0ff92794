using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Quantities;

[TestFixture]
public sealed partial class DeterministicMathTests
{
    private const int JudgedPoints = 4_000;
    private const int ComparedPoints = 300_000;

    private static readonly Function[] s_functions =
    [
        Of("Exp over its range", 0.75, u => u.Uniform(-708, 709), DeterministicMath.Exp, Math.Exp, HighPrecision.Exp),
        Of(
            "Exp of subnormal results",
            1,
            u => u.Uniform(-745, -708),
            DeterministicMath.Exp,
            Math.Exp,
            HighPrecision.Exp
        ),
        Of("Exp near zero", 0.75, u => u.Magnitude(-70, 0), DeterministicMath.Exp, Math.Exp, HighPrecision.Exp),
        Of(
            "Log of any magnitude",
            0.6,
            u => Math.Abs(u.Magnitude(-1074, 1023)),
            DeterministicMath.Log,
            Math.Log,
            HighPrecision.Log
        ),
        Of("Log around one", 0.6, u => 1 + u.Magnitude(-52, -1.1), DeterministicMath.Log, Math.Log, HighPrecision.Log),
        Of("Sin of small angles", 0.9, u => u.Uniform(-7, 7), DeterministicMath.Sin, Math.Sin, HighPrecision.Sin),
        Of(
            "Sin of any magnitude",
            0.9,
            u => u.Magnitude(-100, 1023),
            DeterministicMath.Sin,
            Math.Sin,
            HighPrecision.Sin
        ),
        Of(
            "Sin near whole quarter turns",
            0.9,
            u => u.NearQuarterTurn(),
            DeterministicMath.Sin,
            Math.Sin,
            HighPrecision.Sin
        ),
        Of("Cos of small angles", 0.9, u => u.Uniform(-7, 7), DeterministicMath.Cos, Math.Cos, HighPrecision.Cos),
        Of(
            "Cos of any magnitude",
            0.9,
            u => u.Magnitude(-1074, 1023),
            DeterministicMath.Cos,
            Math.Cos,
            HighPrecision.Cos
        ),
        Of(
            "Cos near whole quarter turns",
            0.9,
            u => u.NearQuarterTurn(),
            DeterministicMath.Cos,
            Math.Cos,
            HighPrecision.Cos
        ),
        Of(
            "Pow of moderate arguments",
            1,
            u => (Math.Abs(u.Magnitude(-20, 20)), u.Uniform(-30, 30)),
            DeterministicMath.Pow,
            Math.Pow,
            HighPrecision.Pow
        ),
        Of(
            "Pow of a base near one",
            1,
            u => Draw.PowerWithLogarithm(1 + u.Magnitude(-50, -2), u.Uniform(-744, 709)),
            DeterministicMath.Pow,
            Math.Pow,
            HighPrecision.Pow
        ),
        Of(
            "Pow near its limits",
            1,
            u => Draw.PowerWithLogarithm(Math.Abs(u.Magnitude(-1022, 1022)), u.Uniform(-744, 709)),
            DeterministicMath.Pow,
            Math.Pow,
            HighPrecision.Pow
        ),
        Of(
            "Atan2 of moderate ratios",
            0.6,
            u => (u.Uniform(-4, 4), u.Uniform(-4, 4)),
            DeterministicMath.Atan2,
            Math.Atan2,
            HighPrecision.Atan2
        ),
        Of("Atan2 of any magnitude", 0.6, u => u.Point(), DeterministicMath.Atan2, Math.Atan2, HighPrecision.Atan2),
    ];

    private static IEnumerable<Function> JudgedFunctions => [.. s_functions, .. s_shiftedFunctions];

    [TestCaseSource(nameof(JudgedFunctions))]
    public void The_stated_error_holds_against_integer_arithmetic(Function function)
    {
        var draw = new Draw(new RandomStream(1));
        double worst = 0;
        for (int i = 0; i < JudgedPoints; i++)
        {
            (double x, double y) = function.Arguments(draw);
            double ours = function.Ours(x, y);
            if (!double.IsFinite(ours) || double.IsNaN(function.Platform(x, y)))
            {
                continue;
            }
            double ulps = function.Judge(x, y).UlpsTo(ours);
            Assert.That(ulps, Is.LessThan(function.UlpsMax), $"at ({x:R}, {y:R})");
            worst = Math.Max(worst, ulps);
        }
        TestContext.Out.WriteLine($"{function.Name}: worst error {worst:0.000} ulp");
    }

    // Errors below 1 ulp on both sides, as the C libraries state theirs, mean that both results are neighbors of the
    // exact value: they are the same, or next to each other.
    [TestCaseSource(nameof(s_functions))]
    public void The_platform_library_agrees_within_one_ulp(Function function)
    {
        var draw = new Draw(new RandomStream(2));
        for (int i = 0; i < ComparedPoints; i++)
        {
            (double x, double y) = function.Arguments(draw);
            double ours = function.Ours(x, y);
            double theirs = function.Platform(x, y);
            if (Math.Abs(Ordinal(ours) - Ordinal(theirs)) > 1 && !(double.IsNaN(ours) && double.IsNaN(theirs)))
            {
                Assert.Fail($"{function.Name}({x:R}, {y:R}) = {ours:R}, the platform says {theirs:R}");
            }
        }
    }

    private static Function Of(
        string name,
        double ulpsMax,
        Func<Draw, double> argument,
        Func<double, double> ours,
        Func<double, double> platform,
        Func<double, HighPrecision.Exact> judge
    ) => new(name, ulpsMax, u => (argument(u), 0), (x, _) => ours(x), (x, _) => platform(x), (x, _) => judge(x));

    private static Function Of(
        string name,
        double ulpsMax,
        Func<Draw, (double, double)> arguments,
        Func<double, double, double> ours,
        Func<double, double, double> platform,
        Func<double, double, HighPrecision.Exact> judge
    ) => new(name, ulpsMax, arguments, ours, platform, judge);

    private static long Ordinal(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    public sealed record Function(
        string Name,
        double UlpsMax,
        Func<Draw, (double X, double Y)> Arguments,
        Func<double, double, double> Ours,
        Func<double, double, double> Platform,
        Func<double, double, HighPrecision.Exact> Judge
    )
    {
        public override string ToString() => Name;
    }

    public sealed class Draw(RandomStream random)
    {
        public double Uniform(double from, double to) => from + ((to - from) * random.NextDouble());

        /// <summary>Any sign and fraction, binary exponents uniform.</summary>
        public double Magnitude(double fromExponent, double toExponent)
        {
            double exponent = Math.Floor(Uniform(fromExponent, toExponent));
            return Math.ScaleB(1 + random.NextDouble(), (int)exponent) * (random.NextInt32(2) == 0 ? 1 : -1);
        }

        public double NearQuarterTurn() =>
            (random.NextInt32(2_000_000) - 1_000_000) * (Math.PI / 2) * (1 + Magnitude(-52, -20));

        public static (double X, double Y) PowerWithLogarithm(double x, double logarithm) =>
            (x, x == 1 ? 1 : logarithm / Math.Log(x));

        public (double Y, double X) Point()
        {
            double x = Magnitude(-900, 900);
            return (x * Magnitude(-60, 60), x);
        }
    }
}
