using System.Globalization;

namespace Sim.Core.Routing.Bgp;

/// <summary>The number of an autonomous system: 32 bits (RFC 6793), of which 0 is reserved (RFC 7607).</summary>
/// <remarks>Prints as <c>AS64500</c>. The default is 0, which no network has.</remarks>
public readonly record struct Asn(uint Value) : IComparable<Asn>
{
    /// <summary>Reads <c>64500</c> or <c>AS64500</c>, in any letter case; 0 is refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Asn asn)
    {
        ReadOnlySpan<char> digits = text.StartsWith("AS", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        bool isNumber = uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out uint value);
        asn = new Asn(value);
        return isNumber && value != 0;
    }

    public static bool operator <(Asn left, Asn right) => left.Value < right.Value;

    public static bool operator >(Asn left, Asn right) => left.Value > right.Value;

    public static bool operator <=(Asn left, Asn right) => left.Value <= right.Value;

    public static bool operator >=(Asn left, Asn right) => left.Value >= right.Value;

    public int CompareTo(Asn other) => Value.CompareTo(other.Value);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"AS{Value}");
}
