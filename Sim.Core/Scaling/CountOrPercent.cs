using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>A number of pods, or a percentage of them: the IntOrString of Kubernetes.</summary>
/// <remarks>Written as <c>3</c> or <c>25%</c>. <c>default</c> is no pod.</remarks>
/// <param name="Value">Pods, or whole percents; 0 or more.</param>
/// <param name="IsPercent">Which of them.</param>
public readonly record struct CountOrPercent(int Value, bool IsPercent)
    : IComparable<CountOrPercent>,
        IQuantity<CountOrPercent>
{
    private const int MostDigits = 9;

    public static string Expectation => "a whole number of pods or a percentage of them, such as 1 or 25%";

    public static string Pattern => "^[0-9]{1,9}%?$";

    public static bool operator <(CountOrPercent a, CountOrPercent b) => a.CompareTo(b) < 0;

    public static bool operator >(CountOrPercent a, CountOrPercent b) => a.CompareTo(b) > 0;

    public static bool operator <=(CountOrPercent a, CountOrPercent b) => a.CompareTo(b) <= 0;

    public static bool operator >=(CountOrPercent a, CountOrPercent b) => a.CompareTo(b) >= 0;

    public static CountOrPercent Count(int pods) => new(pods, false);

    public static CountOrPercent Percent(int percent) => new(percent, true);

    public static bool TryParse([NotNullWhen(true)] string? text, out CountOrPercent value)
    {
        value = default;
        bool isPercent = text?.EndsWith('%') ?? false;
        ReadOnlySpan<char> digits = isPercent ? text.AsSpan()[..^1] : text;
        if (digits.Length is < 1 or > MostDigits || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        value = new CountOrPercent(int.Parse(digits, CultureInfo.InvariantCulture), isPercent);
        return true;
    }

    /// <summary>How many of so many pods it is, a percentage rounded up.</summary>
    public int OfRoundedUp(int pods) => IsPercent ? Whole(((long)Value * pods) + 99) : Value;

    /// <summary>How many of so many pods it is, a percentage rounded down.</summary>
    public int OfRoundedDown(int pods) => IsPercent ? Whole((long)Value * pods) : Value;

    /// <summary>Numbers before percentages.</summary>
    public int CompareTo(CountOrPercent other) => (IsPercent, Value).CompareTo((other.IsPercent, other.Value));

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + (IsPercent ? "%" : "");

    private static int Whole(long hundredths) => (int)Math.Min(int.MaxValue, hundredths / 100);
}
