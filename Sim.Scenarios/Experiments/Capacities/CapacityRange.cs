using System.Globalization;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>
/// A field and where to look, as they are typed: <c>sites.dc-par.blades.count</c>,
/// <c>demand.peak=20000rps..60000rps</c>.
/// </summary>
/// <remarks>
/// Whole numbers without a unit and percentages go in steps of 1, everything else in steps of a share of the value, 2 %
/// by default (an assumption: nobody knows demand better). Without ends it is looked from a sixteenth of the scenario's
/// own value to sixteen times it (an assumption), as far as the scenario may have these values.
/// </remarks>
public sealed class CapacityRange
{
    /// <summary>The share of a value that is a step, by default.</summary>
    public const double UsualPrecision = 0.02;

    private const string UsualOption = "--vary";
    private const int Reach = 16;
    private const int MostValues = 100_000;
    private const string Between = "..";

    private readonly SourceText _source;
    private readonly (int At, string Text)? _from;
    private readonly (int At, string Text)? _to;

    private CapacityRange(SourceText source, FieldPath path, (int, string)? from, (int, string)? to) =>
        (_source, Path, _from, _to) = (source, path, from, to);

    public FieldPath Path { get; }

    /// <summary>Whether both ends are typed, so that they are to be possible.</summary>
    public bool IsBounded => _from is not null && _to is not null;

    /// <param name="text"><c>PATH</c> or <c>PATH=FROM..TO</c>, each end may be left out.</param>
    /// <param name="option">That the text belongs to: the file of what is found.</param>
    /// <returns>Null when it cannot be read, which is reported.</returns>
    public static CapacityRange? Read(string text, DiagnosticList diagnostics, string option = UsualOption)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var source = new SourceText(option, text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? text : text[..equals];
        if (!FieldPath.TryParse(name, out FieldPath? path))
        {
            Location at = source.Start with { Length = Math.Max(1, name.Length) };
            diagnostics.Error(at, "wrong-path", $"'{name}' is no path of a field", FieldPath.Expectation);
            return null;
        }
        if (equals < 0)
        {
            return new CapacityRange(source, path, null, null);
        }
        int dots = text.IndexOf(Between, equals, StringComparison.Ordinal);
        if (dots < 0)
        {
            diagnostics.Error(source.At(equals + 1), "no-range", "there is no '..'", "FROM..TO, such as 1..40");
            return null;
        }
        return new CapacityRange(
            source,
            path,
            End(equals + 1, text[(equals + 1)..dots]),
            End(dots + Between.Length, text[(dots + Between.Length)..])
        );
    }

    /// <summary>The range between other ends, for what it does not say itself.</summary>
    public CapacityRange Or(string? from, string? to) =>
        new(_source, Path, _from ?? (from is null ? null : (-1, from)), _to ?? (to is null ? null : (-1, to)));

    /// <summary>The values of the range.</summary>
    /// <param name="present">What the scenario has; null: it leaves the field to its default.</param>
    /// <param name="step">The distance of values, such as <c>2</c> or <c>500rps</c>; null: see above.</param>
    /// <param name="precision">The distance of values as a share of them, above 0; null: see above.</param>
    /// <param name="wantsMost">The greatest value is looked for, and more is harder.</param>
    /// <returns>Null when it cannot be told, which is reported.</returns>
    public CapacityAxis? Axis(
        string? present,
        string? step,
        double? precision,
        bool wantsMost,
        DiagnosticList diagnostics
    )
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        CapacityNumber? now = present is null ? null : CapacityNumber.Read(present);
        if (now is null && (present is not null || !IsBounded))
        {
            string what = present is null ? "the scenario does not say it" : $"it is '{present}'";
            string expected = present is null
                ? $"{Path}=FROM..TO, to say where to look"
                : $"a field with {CapacityNumber.Expectation}";
            Location at = _source.Start with { Length = Path.Text.Length };
            diagnostics.Error(at, "no-number", $"{what}: no range follows from it", expected);
            return null;
        }
        if (
            !TryRead(_from, "--from", now?.Unit, diagnostics, out CapacityNumber? from)
            | !TryRead(_to, "--to", now?.Unit ?? from?.Unit, diagnostics, out CapacityNumber? to)
            | !TryRead(step is null ? null : (-1, step), "--step", now?.Unit, diagnostics, out CapacityNumber? width)
        )
        {
            return null;
        }
        bool isWhole = (now ?? from)!.Value.IsWhole && from?.IsWhole != false && to?.IsWhole != false;
        string unit = (now ?? from)!.Value.Unit;
        bool isLinear = width is not null || (precision is null && (isWhole || unit == "%"));
        decimal low = from?.Value ?? Least(now!.Value.Value, isLinear ? Math.Max(width?.Value ?? 1, 1e-9m) : 0);
        decimal high = to?.Value ?? Math.Max(1, now!.Value.Value * Reach);
        if (high < low || (width is { Value: 0 }))
        {
            Location at = _source.At(_from is { At: >= 0 } end ? end.At : 0);
            diagnostics.Error(at, "empty-range", "no value lies in the range", "FROM at most TO, and a step above 0");
            return null;
        }
        decimal[] values =
        [
            .. isLinear
                ? Linear(low, high, width?.Value ?? 1)
                : Geometric(low, high, (decimal)(precision ?? UsualPrecision), isWhole),
        ];
        if (values.Length > MostValues)
        {
            diagnostics.Error(
                _source.Start,
                "long-range",
                $"the range has more than {MostValues} values",
                "a larger --step"
            );
            return null;
        }
        return AxisOf(values, unit, now?.Value ?? values[values.Length / 2], wantsMost);
    }

    private static (int, string)? End(int at, string text) => text.Length == 0 ? null : (at, text);

    /// <summary>A multiple of the step, at least one of it; a step of 0: none.</summary>
    private static decimal Least(decimal present, decimal step) =>
        step > 0 ? Math.Max(1, decimal.Floor(present / Reach / step)) * step : present / Reach;

    private bool TryRead(
        (int At, string Text)? end,
        string option,
        string? unit,
        DiagnosticList diagnostics,
        out CapacityNumber? number
    )
    {
        number = null;
        if (end is not (int at, string text))
        {
            return true;
        }
        CapacityNumber? read = CapacityNumber.Read(text);
        Location place = at >= 0 ? _source.At(at) : new SourceText(option, text).Start;
        place = place with { Length = text.Length };
        if (read is not { } known)
        {
            diagnostics.Error(place, "no-number", $"'{text}' is no number", CapacityNumber.Expectation);
            return false;
        }
        known = known.Unit.Length == 0 && unit is not null ? known with { Unit = unit } : known;
        if (unit is not null && known.Unit != unit)
        {
            string expected = unit.Length == 0 ? "a number without unit" : $"a number of {unit}, as the field has it";
            diagnostics.Error(place, "wrong-unit", $"'{text}' has another unit than the field", expected);
            return false;
        }
        number = known;
        return true;
    }

    private static IEnumerable<decimal> Linear(decimal low, decimal high, decimal step)
    {
        for (int i = 0; i <= MostValues && low + (step * i) <= high; i++)
        {
            yield return low + (step * i);
        }
    }

    /// <summary>Four significant digits, the ends exact.</summary>
    private static IEnumerable<decimal> Geometric(decimal low, decimal high, decimal share, bool isWhole)
    {
        decimal last = low > 0 ? low : high * share / 100;
        yield return low;
        for (decimal exact = last * (1 + share); exact < high; exact *= 1 + share)
        {
            decimal rounded = decimal.Parse(
                ((double)exact).ToString("E3", CultureInfo.InvariantCulture),
                NumberStyles.Float,
                CultureInfo.InvariantCulture
            );
            rounded = isWhole ? decimal.Round(rounded) : rounded;
            if (rounded > last && rounded < high)
            {
                last = rounded;
                yield return rounded;
            }
        }
        if (high > low)
        {
            yield return high;
        }
    }

    private CapacityAxis AxisOf(decimal[] ascending, string unit, decimal present, bool wantsMost)
    {
        decimal[] ordered = wantsMost ? [.. ascending.Reverse()] : ascending;
        int start = Enumerable.Range(0, ordered.Length).MinBy(i => Math.Abs(ordered[i] - present));
        return new CapacityAxis(
            Path,
            [.. ordered.Select(value => new CapacityNumber(value, unit).ToString())],
            [.. ordered.Select(value => (double)value)],
            start
        );
    }
}
