using System.Diagnostics.CodeAnalysis;

namespace Sim.Core.Quantities;

/// <summary>Packets per second.</summary>
/// <remarks>Never negative in models; <c>default</c> is none.</remarks>
public readonly record struct PacketRate(double PerSecond) : IComparable<PacketRate>, IQuantity<PacketRate>
{
    private static readonly (string Unit, decimal Factor)[] s_units = [("pps", 1), ("kpps", 1e3m), ("Mpps", 1e6m)];

    public static PacketRate Zero => default;

    public static string Expectation => "a packet rate such as 1.5Mpps or 800kpps";

    public static string Pattern => @"^[0-9]+(\.[0-9]+)?(pps|kpps|Mpps)$";

    public static bool operator <(PacketRate a, PacketRate b) => a.PerSecond < b.PerSecond;

    public static bool operator >(PacketRate a, PacketRate b) => a.PerSecond > b.PerSecond;

    public static bool operator <=(PacketRate a, PacketRate b) => a.PerSecond <= b.PerSecond;

    public static bool operator >=(PacketRate a, PacketRate b) => a.PerSecond >= b.PerSecond;

    public static bool TryParse([NotNullWhen(true)] string? text, out PacketRate value)
    {
        bool read = QuantityText.TryParse(text, s_units, out double number);
        value = new PacketRate(number);
        return read;
    }

    public static PacketRate Parse(string text) =>
        TryParse(text, out PacketRate value) ? value : throw new FormatException($"'{text}' is not {Expectation}");

    public int CompareTo(PacketRate other) => PerSecond.CompareTo(other.PerSecond);

    public override string ToString() => QuantityText.Short(PerSecond) + "pps";
}
