namespace Sim.Core.Quantities;

// System.Math takes these functions from the C library of the machine, whose last bits differ between processors with
// and without fused multiply-add. Everything here is built from operations that IEEE 754 rounds exactly
// (+ - * /, square root, fused multiply-add, comparison) and from integer arithmetic, in a fixed order. The
// coefficients are those of the Taylor series, so that a reader can check them; the reduced arguments are small enough
// for them to converge in a few terms.
//
// Where one double is not enough, a number is the unevaluated sum of two, named x and xLow.
/// <summary>Elementary functions with the same bits on every processor.</summary>
/// <remarks>
/// Errors are below 1 ulp (unit in the last place of the result), the gamma function aside, which the tests measure
/// against arithmetic with 200 bits; special values follow IEEE 754-2019, section 9.2, as those of <see cref="Math"/>
/// do. Square roots are exactly rounded everywhere: use <see cref="Math.Sqrt"/>.
/// </remarks>
public static partial class DeterministicMath
{
    // ln 2 in two parts; the first has 42 bits, so that its product with any exponent is exact.
    private const double Ln2 = 0.6931471805598903;
    private const double Ln2Low = 5.497923018708371e-14;

    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;
    private const double HalfPiLowest = -1.4973849048591698e-33;

    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>Makes every subnormal number normal.</summary>
    private const int SubnormalBits = 54;

    /// <summary>2^exponent for -1022 to 1023.</summary>
    private static double PowerOfTwo(int exponent) =>
        BitConverter.Int64BitsToDouble((long)(exponent + ExponentBias) << MantissaBits);
}
