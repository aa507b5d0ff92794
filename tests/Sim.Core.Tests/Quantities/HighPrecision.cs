using System.Numerics;

namespace Sim.Core.Tests.Quantities;

/// <summary>
/// Elementary functions in integer arithmetic with more than 200 correct bits: the judge of DeterministicMath.
/// </summary>
public static class HighPrecision
{
    private const int Bits = 260;

    private static readonly BigInteger s_one = BigInteger.One << Bits;
    private static readonly BigInteger s_ln2 = 2 * Artanh(s_one / 3);

    // Machin (1706): pi = 16 arctan(1/5) - 4 arctan(1/239), with bits for arguments up to 2^1024.
    private const int PiBits = Bits + 1100;
    private static readonly BigInteger s_pi = (16 * ArctanOfInverse(5)) - (4 * ArctanOfInverse(239));

    public static Exact Exp(double x) => Exp(Fixed(x));

    /// <summary>For a magnitude of 2^-70 or more.</summary>
    public static Exact ExpM1(double x)
    {
        Exact power = Exp(x);
        return new Exact(Shift(power.Mantissa, power.Exponent + Bits) - s_one, -Bits);
    }

    public static Exact Log(double x) => new(LogFixed(x), -Bits);

    /// <summary>For a magnitude of 2^-70 or more.</summary>
    public static Exact LogP1(double x) => new(LogFixed(s_one + Fixed(x), -Bits), -Bits);

    public static Exact Pow(double x, double y)
    {
        (BigInteger mantissa, int exponent) = Parts(y);
        return Exp(Shift(LogFixed(x) * mantissa, exponent));
    }

    public static Exact Sin(double x) => SinCos(x).Sin;

    public static Exact Cos(double x) => SinCos(x).Cos;

    /// <summary>
    /// For a ratio of the coordinates within 2^-100 to 2^100. One Newton step from the double: its error of 2^-50
    /// becomes 2^-250.
    /// </summary>
    public static Exact Atan2(double y, double x)
    {
        double start = Math.Atan2(y, x);
        (Exact sin, Exact cos) = SinCos(start);
        (BigInteger my, int ey) = Parts(y);
        (BigInteger mx, int ex) = Parts(x);
        int common = Math.Min(ex, ey);
        my <<= ey - common;
        mx <<= ex - common;
        BigInteger d =
            ((my * cos.Mantissa) - (mx * sin.Mantissa) << Bits) / ((mx * cos.Mantissa) + (my * sin.Mantissa));
        BigInteger square = d * d >> Bits;
        BigInteger arctan = d - (d * square / 3 >> Bits) + ((d * square >> Bits) * square / 5 >> Bits);
        return new Exact(Fixed(start) + arctan, -Bits);
    }

    private static (Exact Sin, Exact Cos) SinCos(double x)
    {
        (BigInteger mantissa, int exponent) = Parts(x);
        BigInteger value = Shift(mantissa, exponent + PiBits);
        BigInteger half = s_pi >> 1;
        BigInteger quarter = BigInteger.Divide((2 * value) + (value.Sign * half), 2 * half);
        BigInteger r = Shift(value - (quarter * half), Bits - PiBits);
        BigInteger square = r * r >> Bits;
        BigInteger sin = 0;
        BigInteger cos = 0;
        BigInteger term = s_one;
        for (int n = 0; !term.IsZero; n++)
        {
            if (n % 2 == 0)
            {
                cos += n % 4 == 0 ? term : -term;
            }
            else
            {
                sin += n % 4 == 1 ? term : -term;
            }
            term = (term * BigInteger.Abs(r) >> Bits) / (n + 1);
        }
        sin *= r.Sign;
        return (int)(((quarter % 4) + 4) % 4) switch
        {
            0 => (new(sin, -Bits), new(cos, -Bits)),
            1 => (new(cos, -Bits), new(-sin, -Bits)),
            2 => (new(-sin, -Bits), new(-cos, -Bits)),
            _ => (new(-cos, -Bits), new(sin, -Bits)),
        };
    }

    private static Exact Exp(BigInteger x)
    {
        const int Halvings = 8;
        var k = (int)BigInteger.Divide(x, s_ln2);
        BigInteger r = x - (k * s_ln2) >> Halvings;
        BigInteger sum = 0;
        BigInteger term = s_one;
        for (int n = 1; !term.IsZero && term != -1; n++)
        {
            sum += term;
            term = (term * r >> Bits) / n;
        }
        for (int i = 0; i < Halvings; i++)
        {
            sum = sum * sum >> Bits;
        }
        return new Exact(sum, k - Bits);
    }

    private static BigInteger LogFixed(double x)
    {
        (BigInteger mantissa, int exponent) = Parts(x);
        return LogFixed(mantissa, exponent);
    }

    private static BigInteger LogFixed(BigInteger mantissa, int exponent)
    {
        int k = (int)mantissa.GetBitLength();
        BigInteger m = Shift(mantissa, Bits - k);
        if (m < s_one * 7 / 10)
        {
            m <<= 1;
            k--;
        }
        return ((k + exponent) * s_ln2) + (2 * Artanh((m - s_one << Bits) / (m + s_one)));
    }

    private static BigInteger Artanh(BigInteger s)
    {
        BigInteger square = s * s >> Bits;
        BigInteger sum = 0;
        BigInteger power = s;
        for (int n = 1; !power.IsZero && power != -1; n += 2)
        {
            sum += power / n;
            power = power * square >> Bits;
        }
        return sum;
    }

    private static BigInteger ArctanOfInverse(int n)
    {
        BigInteger power = (BigInteger.One << PiBits) / n;
        BigInteger sum = 0;
        for (int k = 0; !power.IsZero; k++)
        {
            sum += (k % 2 == 0 ? power : -power) / ((2 * k) + 1);
            power /= n * n;
        }
        return sum;
    }

    private static BigInteger Fixed(double x)
    {
        (BigInteger mantissa, int exponent) = Parts(x);
        return Shift(mantissa, exponent + Bits);
    }

    private static BigInteger Shift(BigInteger value, int left) => left >= 0 ? value << left : value >> -left;

    private static (BigInteger Mantissa, int Exponent) Parts(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int biased = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & ((1L << 52) - 1);
        long mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        return (x < 0 ? -mantissa : mantissa, Math.Max(biased, 1) - 1075);
    }

    /// <summary>Mantissa x 2^Exponent.</summary>
    public readonly record struct Exact(BigInteger Mantissa, int Exponent)
    {
        /// <summary>
        /// How far <paramref name="value"/> is off, in units of its own last place (of the largest double, for an
        /// infinity).
        /// </summary>
        public double UlpsTo(double value)
        {
            bool infinite = double.IsInfinity(value);
            double finite = infinite ? Math.CopySign(double.MaxValue, value) : value;
            (BigInteger mantissa, int exponent) = Parts(finite);
            if (infinite)
            {
                mantissa += mantissa.Sign;
            }
            int common = Math.Min(exponent, Exponent);
            BigInteger difference = (mantissa << (exponent - common)) - (Mantissa << (Exponent - common));
            int drop = Math.Max(0, exponent - common - 60);
            return (double)(BigInteger.Abs(difference) >> drop)
                / (double)(BigInteger.One << (exponent - common - drop));
        }
    }
}
