using System.Diagnostics.CodeAnalysis;

namespace Sim.Core.Quantities;

/// <summary>A share or a factor; 1 is 100 percent.</summary>
/// <remarks>Models state their own range, usually 0 to 1.</remarks>
public readonly record struct Ratio(double Value) : IComparable<Ratio>, IQuantity<Ratio>
{
    private static readonly (string Unit, decimal Factor)[] s_units = [("%", 0.01m), ("", 1)];

    public static Ratio Zero => default;

    public static string Expectation => "a ratio such as 30% or 0.3";

    public static string Pattern => @"^[0-9]+(\.[0-9]+)?%?$";

    public static Ratio operator +(Ratio a, Ratio b) => new(a.Value + b.Value);

    public static Ratio operator -(Ratio a, Ratio b) => new(a.Value - b.Value);

    public static Ratio operator *(Ratio a, double factor) => new(a.Value * factor);

    public static double operator /(Ratio a, Ratio b) => a.Value / b.Value;

    public static bool operator <(Ratio a, Ratio b) => a.Value < b.Value;

    public static bool operator >(Ratio a, Ratio b) => a.Value > b.Value;

    public static bool operator <=(Ratio a, Ratio b) => a.Value <= b.Value;

    public static bool operator >=(Ratio a, Ratio b) => a.Value >= b.Value;

    public static bool TryParse([NotNullWhen(true)] string? text, out Ratio value)
    {
        bool read = QuantityText.TryParse(text, s_units, out double number);
        value = new Ratio(number);
        return read;
    }

    public static Ratio Parse(string text) =>
        TryParse(text, out Ratio value) ? value : throw new FormatException($"'{text}' is not {Expectation}");

    public int CompareTo(Ratio other) => Value.CompareTo(other.Value);

    public override string ToString() => QuantityText.Short(Value * 100) + "%";
}
