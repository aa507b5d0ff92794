using System.Runtime.CompilerServices;

namespace Sim.Core.Randomness;

/// <summary>Checks of numbers that come in as parameters.</summary>
internal static class Parameter
{
    /// <exception cref="ArgumentOutOfRangeException">0 or less, infinite, or not a number.</exception>
    public static void ThrowUnlessPositive(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "A finite number above 0 is expected.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Below 0, infinite, or not a number.</exception>
    public static void ThrowIfNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "A finite number of 0 or more is expected.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Infinite or not a number.</exception>
    public static void ThrowUnlessFinite(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "A finite number is expected.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Below 0, above 1, or not a number.</exception>
    public static void ThrowUnlessProbability(
        double value,
        [CallerArgumentExpression(nameof(value))] string? name = null
    )
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A probability from 0 to 1 is expected.");
        }
    }
}
