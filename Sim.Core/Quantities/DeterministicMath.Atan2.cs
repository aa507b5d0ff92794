namespace Sim.Core.Quantities;

public static partial class DeterministicMath
{
    // arctan(i / 8) as sums of two doubles.
    private static readonly (double High, double Low)[] s_arctanOfEighths =
    [
        (0, 0),
        (0.12435499454676144, -3.1253241424539383e-18),
        (0.24497866312686414, 1.0698755618734451e-17),
        (0.35877067027057225, -2.4623815582638635e-17),
        (0.4636476090008061, 2.2698777452961687e-17),
        (0.5585993153435624, -5.4556305485916264e-18),
        (0.6435011087932844, 1.5834785051444286e-17),
        (0.7188299996216245, -2.1478388444456983e-17),
        (0.7853981633974483, 3.061616997868383e-17),
    ];

    /// <summary>
    /// The angle of the point (x, y) in radians, -pi to pi, error below 0.6 ulp; zeros and infinities keep their
    /// quadrant.
    /// </summary>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }
        double ax = Math.Abs(x);
        double ay = Math.Abs(y);
        double angle = ArctanOfRatio(Math.Min(ax, ay), Math.Max(ax, ay), out double low);
        if (ay > ax)
        {
            (angle, low) = Subtract(HalfPi, HalfPiLow, angle, low);
        }
        if (double.IsNegative(x))
        {
            (angle, low) = Subtract(2 * HalfPi, 2 * HalfPiLow, angle, low);
        }
        return Math.CopySign(angle + low, y);
    }

    private static (double High, double Low) Subtract(double a, double aLow, double b, double bLow)
    {
        double difference = a - b;
        return (difference, a - difference - b + (aLow - bLow));
    }

    /// <summary>arctan(small / large) for 0 &lt;= small &lt;= large, as a sum of two doubles.</summary>
    private static double ArctanOfRatio(double small, double large, out double low)
    {
        const double Huge = 1e300;
        const double Tiny = 1e-250;
        const double ArctanIsRatio = 1e-9;
        low = 0;
        if (small == 0)
        {
            return 0;
        }
        if (double.IsInfinity(large))
        {
            return double.IsInfinity(small) ? HalfPi / 2 : 0;
        }
        double ratio = small / large;
        if (ratio < ArctanIsRatio)
        {
            return ratio;
        }
        double scale =
            large > Huge ? 1 / (double)(1L << 60)
            : large < Tiny ? 1L << 60
            : 1;
        small *= scale;
        large *= scale;

        // arctan(a/b) = arctan(t) + arctan((a - t b) / (b + t a)) for the nearest eighth t; numerator and denominator
        // in two doubles.
        int eighths = (int)Math.Round(ratio * 8);
        double t = eighths / 8.0;
        double product = t * large;
        double above = small - product;
        double aboveLow = small - above - product - Math.FusedMultiplyAdd(t, large, -product);
        product = t * small;
        double below = large + product;
        double belowLow = large - below + product + Math.FusedMultiplyAdd(t, small, -product);
        double inverse = 1 / below;
        double u = above * inverse;
        double uLow = (Math.FusedMultiplyAdd(-u, below, above) + aboveLow - (u * belowLow)) * inverse;

        // u - u^3 (1/3 - u^2/5 + ... + u^12/15) for |u| up to 1/16; what is left out is below 2^-66.
        double z = u * u;
        double series = 1.0 / 15;
        series = Math.FusedMultiplyAdd(-series, z, 1.0 / 13);
        series = Math.FusedMultiplyAdd(-series, z, 1.0 / 11);
        series = Math.FusedMultiplyAdd(-series, z, 1.0 / 9);
        series = Math.FusedMultiplyAdd(-series, z, 1.0 / 7);
        series = Math.FusedMultiplyAdd(-series, z, 1.0 / 5);
        series = Math.FusedMultiplyAdd(-series, z, 1.0 / 3);
        (double arctan, double arctanLow) = s_arctanOfEighths[eighths];
        double tail = Math.FusedMultiplyAdd(-u * z, series, uLow) + arctanLow;
        double sum = arctan + u;
        low = arctan - sum + u + tail;
        return sum;
    }
}
