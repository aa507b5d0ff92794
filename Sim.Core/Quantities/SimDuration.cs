using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sim.Core.Quantities;

/// <summary>A length of simulated time in whole nanoseconds; may be negative.</summary>
/// <remarks>
/// Range: plus or minus 292 years. <c>default</c> is zero. For a point in time use <see cref="SimTime"/>.
/// </remarks>
public readonly record struct SimDuration(long Nanoseconds) : IComparable<SimDuration>, IQuantity<SimDuration>
{
    private const long PerMicrosecond = 1_000;
    private const long PerMillisecond = 1_000_000;
    private const long PerSecond = 1_000_000_000;
    private const long PerMinute = 60 * PerSecond;
    private const long PerHour = 60 * PerMinute;
    private const long PerDay = 24 * PerHour;

    public static SimDuration Zero => default;

    public static SimDuration MaxValue => new(long.MaxValue);

    public static string Expectation => "a duration such as 250ms, 10s, 45m or 1h30m";

    public static string Pattern => @"^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h|d))+$|^0$";

    public double TotalSeconds => Nanoseconds / (double)PerSecond;

    public double TotalMilliseconds => Nanoseconds / (double)PerMillisecond;

    public double TotalHours => Nanoseconds / (double)PerHour;

    /// <exception cref="OverflowException">The value does not fit, or is not a number.</exception>
    public static SimDuration FromSeconds(double seconds) => new(checked((long)Math.Round(seconds * PerSecond)));

    /// <exception cref="OverflowException">The value does not fit, or is not a number.</exception>
    public static SimDuration FromMilliseconds(double milliseconds) =>
        new(checked((long)Math.Round(milliseconds * PerMillisecond)));

    public static SimDuration FromMinutes(long minutes) => new(checked(minutes * PerMinute));

    public static SimDuration FromHours(long hours) => new(checked(hours * PerHour));

    public static SimDuration operator +(SimDuration a, SimDuration b) => new(checked(a.Nanoseconds + b.Nanoseconds));

    public static SimDuration operator -(SimDuration a, SimDuration b) => new(checked(a.Nanoseconds - b.Nanoseconds));

    public static SimDuration operator -(SimDuration a) => new(checked(-a.Nanoseconds));

    public static SimDuration operator *(SimDuration a, long factor) => new(checked(a.Nanoseconds * factor));

    public static SimDuration operator *(SimDuration a, double factor) =>
        new(checked((long)Math.Round(a.Nanoseconds * factor)));

    public static double operator /(SimDuration a, SimDuration b) => a.Nanoseconds / (double)b.Nanoseconds;

    public static bool operator <(SimDuration a, SimDuration b) => a.Nanoseconds < b.Nanoseconds;

    public static bool operator >(SimDuration a, SimDuration b) => a.Nanoseconds > b.Nanoseconds;

    public static bool operator <=(SimDuration a, SimDuration b) => a.Nanoseconds <= b.Nanoseconds;

    public static bool operator >=(SimDuration a, SimDuration b) => a.Nanoseconds >= b.Nanoseconds;

    public static SimDuration Min(SimDuration a, SimDuration b) => a < b ? a : b;

    public static SimDuration Max(SimDuration a, SimDuration b) => a > b ? a : b;

    /// <summary>
    /// Reads one or more terms of digits and a unit (<c>ns us ms s m h d</c>), such as <c>1h30m</c>, rounded to
    /// nanoseconds; <c>0</c> needs no unit.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SimDuration value)
    {
        value = default;
        if (text is null or "")
        {
            return false;
        }
        if (text == "0")
        {
            return true;
        }
        decimal total = 0;
        int at = 0;
        while (at < text.Length)
        {
            if (
                !QuantityText.TryReadNumber(text, ref at, out decimal number)
                || !TryReadUnit(text, ref at, out long unit)
            )
            {
                return false;
            }
            if (number > long.MaxValue / (decimal)unit || (total += number * unit) > long.MaxValue)
            {
                return false;
            }
        }
        value = new SimDuration((long)Math.Round(total));
        return true;
    }

    public static SimDuration Parse(string text) =>
        TryParse(text, out SimDuration value) ? value : throw new FormatException($"'{text}' is not {Expectation}");

    public int CompareTo(SimDuration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>
    /// The shortest exact text in the form that <see cref="TryParse"/> reads (a leading minus aside): <c>1h30m</c>,
    /// <c>250ms</c>.
    /// </summary>
    public override string ToString()
    {
        if (Nanoseconds == 0)
        {
            return "0s";
        }
        UInt128 rest = (UInt128)Int128.Abs(Nanoseconds);
        string sign = Nanoseconds < 0 ? "-" : "";
        if (rest < PerSecond)
        {
            (long unit, string name) =
                rest % PerMillisecond == 0 ? (PerMillisecond, "ms")
                : rest % PerMicrosecond == 0 ? (PerMicrosecond, "us")
                : (1L, "ns");
            return sign + ((long)rest / unit).ToString(CultureInfo.InvariantCulture) + name;
        }
        string text = sign;
        foreach ((long unit, string name) in new[] { (PerHour, "h"), (PerMinute, "m") })
        {
            if (rest >= (UInt128)unit)
            {
                text += ((long)(rest / (UInt128)unit)).ToString(CultureInfo.InvariantCulture) + name;
                rest %= (UInt128)unit;
            }
        }
        return rest == 0
            ? text
            : text + ((decimal)(long)rest / PerSecond).ToString("0.#########", CultureInfo.InvariantCulture) + "s";
    }

    private static bool TryReadUnit(string text, ref int at, out long nanoseconds)
    {
        string unit = QuantityText.ReadLetters(text, ref at);
        nanoseconds = unit switch
        {
            "ns" => 1,
            "us" => PerMicrosecond,
            "ms" => PerMillisecond,
            "s" => PerSecond,
            "m" => PerMinute,
            "h" => PerHour,
            "d" => PerDay,
            _ => 0,
        };
        return nanoseconds != 0;
    }
}
