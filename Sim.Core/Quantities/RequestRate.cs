using System.Diagnostics.CodeAnalysis;

namespace Sim.Core.Quantities;

/// <summary>Requests per second.</summary>
/// <remarks>Never negative in models; <c>default</c> is no traffic.</remarks>
public readonly record struct RequestRate(double PerSecond) : IComparable<RequestRate>, IQuantity<RequestRate>
{
    private static readonly (string Unit, decimal Factor)[] s_units = [("rps", 1), ("krps", 1e3m), ("rpm", 1m / 60)];

    public static RequestRate Zero => default;

    public static string Expectation => "a request rate such as 38000rps, 38krps or 90rpm";

    public static string Pattern => @"^[0-9]+(\.[0-9]+)?(rps|krps|rpm)$";

    public static RequestRate operator +(RequestRate a, RequestRate b) => new(a.PerSecond + b.PerSecond);

    public static RequestRate operator -(RequestRate a, RequestRate b) => new(a.PerSecond - b.PerSecond);

    public static RequestRate operator *(RequestRate a, double factor) => new(a.PerSecond * factor);

    public static double operator /(RequestRate a, RequestRate b) => a.PerSecond / b.PerSecond;

    public static bool operator <(RequestRate a, RequestRate b) => a.PerSecond < b.PerSecond;

    public static bool operator >(RequestRate a, RequestRate b) => a.PerSecond > b.PerSecond;

    public static bool operator <=(RequestRate a, RequestRate b) => a.PerSecond <= b.PerSecond;

    public static bool operator >=(RequestRate a, RequestRate b) => a.PerSecond >= b.PerSecond;

    public static bool TryParse([NotNullWhen(true)] string? text, out RequestRate value)
    {
        bool read = QuantityText.TryParse(text, s_units, out double number);
        value = new RequestRate(number);
        return read;
    }

    public static RequestRate Parse(string text) =>
        TryParse(text, out RequestRate value) ? value : throw new FormatException($"'{text}' is not {Expectation}");

    public int CompareTo(RequestRate other) => PerSecond.CompareTo(other.PerSecond);

    public override string ToString() => QuantityText.Short(PerSecond) + "rps";
}
