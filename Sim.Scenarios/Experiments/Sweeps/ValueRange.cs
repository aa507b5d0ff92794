using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>The numbers between two ends, with their unit.</summary>
/// <param name="At">Where values are said to be written: at the begin of the range.</param>
/// <param name="Unit">Behind every number; empty for none.</param>
internal sealed partial record ValueRange(
    Location At,
    double From,
    double To,
    string Unit,
    bool Whole,
    SweepScale Scale
)
{
    public const string Expectation = "a number, or a number with one unit, such as 30s or 20%";

    /// <summary>The value at a share of the range; of whole numbers each has an equal part of it.</summary>
    /// <param name="share">0 to below 1.</param>
    public LocatedNode ValueAt(double share)
    {
        double end = Whole && Scale == SweepScale.Linear ? To + 1 : To;
        double number = Between(share, end);
        return Write(Whole && Scale == SweepScale.Linear ? Math.Floor(number) : number);
    }

    /// <summary>Values of equal distance, both ends among them.</summary>
    /// <param name="count">2 or more.</param>
    public IReadOnlyList<LocatedNode> Steps(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Write(Between((double)i / (count - 1), To)))];

    /// <summary>Reads <c>30</c> or <c>30s</c>.</summary>
    public static bool TryParse(string text, out double number, [NotNullWhen(true)] out string? unit)
    {
        Match match = NumberWithUnit().Match(text);
        unit = match.Success ? match.Groups["unit"].Value : null;
        number = 0;
        return match.Success
            && double.TryParse(
                match.Groups["number"].ValueSpan,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out number
            );
    }

    private double Between(double share, double end) =>
        Scale == SweepScale.Log
            ? DeterministicMath.Exp(
                DeterministicMath.Log(From) + (share * (DeterministicMath.Log(end) - DeterministicMath.Log(From)))
            )
            : From + (share * (end - From));

    /// <summary>Six significant digits: finer differences of an input matter to nobody, and read badly.</summary>
    private LocatedScalar Write(double number)
    {
        double rounded = Whole ? Math.Round(number, MidpointRounding.AwayFromZero) : number;
        string digits = rounded.ToString(Whole ? "F0" : "G6", CultureInfo.InvariantCulture);
        decimal plain = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new LocatedScalar(At, plain.ToString(CultureInfo.InvariantCulture) + Unit, ScalarStyle.Plain);
    }

    [GeneratedRegex(@"^(?<number>-?[0-9]{1,20}(\.[0-9]{1,20})?)(?<unit>[^0-9]{0,20})$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberWithUnit();
}
