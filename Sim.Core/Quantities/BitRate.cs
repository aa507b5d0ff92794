using System.Diagnostics.CodeAnalysis;

namespace Sim.Core.Quantities;

/// <summary>Bits per second on the wire.</summary>
/// <remarks>Decimal multiples, as network vendors use them: 1 Gbps is 10^9 bits per second.</remarks>
public readonly record struct BitRate(double BitsPerSecond) : IComparable<BitRate>, IQuantity<BitRate>
{
    private static readonly (string Unit, decimal Factor)[] s_units =
    [
        ("bps", 1),
        ("kbps", 1e3m),
        ("Mbps", 1e6m),
        ("Gbps", 1e9m),
        ("Tbps", 1e12m),
    ];

    public static BitRate Zero => default;

    public static string Expectation => "a bit rate such as 10Gbps or 500Mbps";

    public static string Pattern => @"^[0-9]+(\.[0-9]+)?(bps|kbps|Mbps|Gbps|Tbps)$";

    public static BitRate operator +(BitRate a, BitRate b) => new(a.BitsPerSecond + b.BitsPerSecond);

    public static BitRate operator -(BitRate a, BitRate b) => new(a.BitsPerSecond - b.BitsPerSecond);

    public static BitRate operator *(BitRate a, double factor) => new(a.BitsPerSecond * factor);

    public static double operator /(BitRate a, BitRate b) => a.BitsPerSecond / b.BitsPerSecond;

    public static bool operator <(BitRate a, BitRate b) => a.BitsPerSecond < b.BitsPerSecond;

    public static bool operator >(BitRate a, BitRate b) => a.BitsPerSecond > b.BitsPerSecond;

    public static bool operator <=(BitRate a, BitRate b) => a.BitsPerSecond <= b.BitsPerSecond;

    public static bool operator >=(BitRate a, BitRate b) => a.BitsPerSecond >= b.BitsPerSecond;

    public static bool TryParse([NotNullWhen(true)] string? text, out BitRate value)
    {
        bool read = QuantityText.TryParse(text, s_units, out double number);
        value = new BitRate(number);
        return read;
    }

    public static BitRate Parse(string text) =>
        TryParse(text, out BitRate value) ? value : throw new FormatException($"'{text}' is not {Expectation}");

    public int CompareTo(BitRate other) => BitsPerSecond.CompareTo(other.BitsPerSecond);

    /// <summary>
    /// Four significant digits in the form that <see cref="TryParse"/> reads (a leading minus aside): <c>10Gbps</c>.
    /// </summary>
    public override string ToString() =>
        Math.Abs(BitsPerSecond) switch
        {
            >= 1e9 => QuantityText.Short(BitsPerSecond / 1e9) + "Gbps",
            >= 1e6 => QuantityText.Short(BitsPerSecond / 1e6) + "Mbps",
            >= 1e3 => QuantityText.Short(BitsPerSecond / 1e3) + "kbps",
            _ => QuantityText.Short(BitsPerSecond) + "bps",
        };
}
