using System.Diagnostics.CodeAnalysis;

namespace Sim.Core.Quantities;

/// <summary>A size in bytes.</summary>
/// <remarks>KB, MB and GB are powers of 1000; KiB, MiB and GiB powers of 1024 (IEC 80000-13).</remarks>
public readonly record struct ByteSize(double Bytes) : IComparable<ByteSize>, IQuantity<ByteSize>
{
    private static readonly (string Unit, decimal Factor)[] s_units =
    [
        ("B", 1),
        ("KB", 1e3m),
        ("MB", 1e6m),
        ("GB", 1e9m),
        ("KiB", 1024),
        ("MiB", 1024 * 1024),
        ("GiB", 1024 * 1024 * 1024),
    ];

    public static ByteSize Zero => default;

    public static string Expectation => "a size such as 14KB, 1MiB or 500B";

    public static string Pattern => @"^[0-9]+(\.[0-9]+)?(B|KB|MB|GB|KiB|MiB|GiB)$";

    public static ByteSize operator +(ByteSize a, ByteSize b) => new(a.Bytes + b.Bytes);

    public static ByteSize operator -(ByteSize a, ByteSize b) => new(a.Bytes - b.Bytes);

    public static ByteSize operator *(ByteSize a, double factor) => new(a.Bytes * factor);

    public static double operator /(ByteSize a, ByteSize b) => a.Bytes / b.Bytes;

    public static bool operator <(ByteSize a, ByteSize b) => a.Bytes < b.Bytes;

    public static bool operator >(ByteSize a, ByteSize b) => a.Bytes > b.Bytes;

    public static bool operator <=(ByteSize a, ByteSize b) => a.Bytes <= b.Bytes;

    public static bool operator >=(ByteSize a, ByteSize b) => a.Bytes >= b.Bytes;

    public static bool TryParse([NotNullWhen(true)] string? text, out ByteSize value)
    {
        bool read = QuantityText.TryParse(text, s_units, out double number);
        value = new ByteSize(number);
        return read;
    }

    public static ByteSize Parse(string text) =>
        TryParse(text, out ByteSize value) ? value : throw new FormatException($"'{text}' is not {Expectation}");

    public int CompareTo(ByteSize other) => Bytes.CompareTo(other.Bytes);

    /// <summary>
    /// Four significant digits in the form that <see cref="TryParse"/> reads (a leading minus aside): <c>14KB</c>.
    /// </summary>
    public override string ToString() =>
        Math.Abs(Bytes) switch
        {
            >= 1e9 => QuantityText.Short(Bytes / 1e9) + "GB",
            >= 1e6 => QuantityText.Short(Bytes / 1e6) + "MB",
            >= 1e3 => QuantityText.Short(Bytes / 1e3) + "KB",
            _ => QuantityText.Short(Bytes) + "B",
        };
}
