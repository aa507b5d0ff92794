using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sim.Scenarios.Schema.Overrides;

/// <summary>
/// Names a field of a scenario: keys with points between them, items of lists by their id or index, and <c>[+]</c> for
/// another item: <c>sites.dc-par.blades.count</c>, <c>faults[0].at</c>, <c>faults[+]</c>.
/// </summary>
/// <remarks>Items without a key <c>id</c>, such as faults and services, have an index only.</remarks>
public sealed partial class FieldPath
{
    /// <summary>A regular expression over the whole path.</summary>
    internal const string Pattern = @"^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9_-]+|\[([0-9]{1,6}|\+)\])*$";

    internal const string Expectation = "a field such as demand.peak, sites.dc-par.blades.count or faults[0].at";

    private FieldPath(string text, IReadOnlyList<FieldStep> steps)
    {
        Text = text;
        Steps = steps;
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    internal IReadOnlyList<FieldStep> Steps { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out FieldPath? path)
    {
        ArgumentNullException.ThrowIfNull(text);
        path = Whole().IsMatch(text)
            ? new FieldPath(text, [.. Step().Matches(text).Select(found => StepOf(found.Value, found.Index))])
            : null;
        return path is not null;
    }

    /// <exception cref="FormatException">The text is no path.</exception>
    public static FieldPath Parse(string text) =>
        TryParse(text, out FieldPath? path) ? path : throw new FormatException($"'{text}' is not {Expectation}.");

    public override string ToString() => Text;

    private static FieldStep StepOf(string text, int offset) =>
        text switch
        {
            "[+]" => new FieldStep(null, null, offset),
            ['[', ..] => new FieldStep(null, int.Parse(text[1..^1], CultureInfo.InvariantCulture), offset),
            ['.', ..] => new FieldStep(text[1..], null, offset + 1),
            _ => new FieldStep(text, null, offset),
        };

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\[[^\]]*\]|\.?[^.\[]+", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
