using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sim.Core.Quantities;

/// <summary>The part of a population that is looked at, more than 0 and at most 1; <c>default</c> is no part.</summary>
/// <remarks>Written as 1/100, 0.01 or 1%.</remarks>
public readonly record struct SampleShare(double Value) : IComparable<SampleShare>, IQuantity<SampleShare>
{
    /// <summary>All of it.</summary>
    public static SampleShare All => new(1);

    public static string Expectation => "a part such as 1/100 or 1%";

    public static string Pattern => @"^[0-9]+(\.[0-9]+)?(%|/[0-9]+(\.[0-9]+)?)?$";

    public static bool operator <(SampleShare a, SampleShare b) => a.Value < b.Value;

    public static bool operator >(SampleShare a, SampleShare b) => a.Value > b.Value;

    public static bool operator <=(SampleShare a, SampleShare b) => a.Value <= b.Value;

    public static bool operator >=(SampleShare a, SampleShare b) => a.Value >= b.Value;

    public static bool TryParse([NotNullWhen(true)] string? text, out SampleShare value)
    {
        int slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0)
        {
            bool read = Ratio.TryParse(text, out Ratio ratio);
            value = new SampleShare(ratio.Value);
            return read;
        }
        int end = 0;
        int at = slash + 1;
        decimal of = 0;
        bool isFraction =
            QuantityText.TryReadNumber(text!, ref end, out decimal part)
            && end == slash
            && QuantityText.TryReadNumber(text!, ref at, out of)
            && at == text!.Length
            && of > 0;
        value = isFraction ? new SampleShare((double)part / (double)of) : default;
        return isFraction;
    }

    public static SampleShare Parse(string text) =>
        TryParse(text, out SampleShare value) ? value : throw new FormatException($"'{text}' is not {Expectation}");

    public int CompareTo(SampleShare other) => Value.CompareTo(other.Value);

    /// <summary><c>1/100</c> where that is exact, else a percentage.</summary>
    public override string ToString()
    {
        double of = Value > 0 ? 1 / Value : 0;
        return Value > 0 && Math.Abs(of - Math.Round(of)) < 1e-9 * of
            ? "1/" + Math.Round(of).ToString(CultureInfo.InvariantCulture)
            : QuantityText.Short(Value * 100) + "%";
    }
}
