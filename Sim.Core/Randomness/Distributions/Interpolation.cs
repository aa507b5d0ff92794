namespace Sim.Core.Randomness.Distributions;

/// <summary>Linear interpolation with the same bits on every machine, unlike <see cref="double.Lerp"/>.</summary>
internal static class Interpolation
{
    /// <summary>a + t (b - a), exactly a and b at the ends and never outside of them.</summary>
    /// <param name="a">Finite, not above <paramref name="b"/>.</param>
    /// <param name="b">Finite.</param>
    /// <param name="t">0 to 1.</param>
    public static double Between(double a, double b, double t) =>
        Math.Clamp(Math.FusedMultiplyAdd(t, b, Math.FusedMultiplyAdd(-t, a, a)), a, b);
}
