using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>Where ranges of fields lead in a scenario: their values, as far as the scenario may have them.</summary>
public sealed class CapacityAxes
{
    private readonly ScenarioTrials _trials;
    private readonly IReadOnlyList<CapacityRange> _ranges;

    /// <param name="trials">Of the fields of the ranges.</param>
    /// <param name="ranges">At least one.</param>
    public CapacityAxes(ScenarioTrials trials, IReadOnlyList<CapacityRange> ranges) =>
        (_trials, _ranges) = (trials, ranges);

    /// <summary>
    /// The values; ends that were typed have to be possible, others are moved towards the scenario's value until they
    /// are.
    /// </summary>
    /// <param name="step">See <see cref="CapacityRange.Axis"/>.</param>
    /// <param name="precision">See <see cref="CapacityRange.Axis"/>.</param>
    /// <param name="wantsMost">See <see cref="CapacityRange.Axis"/>.</param>
    /// <returns>Null when there are none, which is reported.</returns>
    public IReadOnlyList<CapacityAxis>? Read(string? step, double? precision, bool wantsMost, DiagnosticList found)
    {
        ArgumentNullException.ThrowIfNull(found);
        foreach (Diagnostic wrong in _trials.Check([]).Concat(WrongPaths()))
        {
            found.Add(wrong);
        }
        if (found.HasErrors)
        {
            return null;
        }
        ScenarioDocument document = ScenarioReader.Read(_trials.File, _trials.Files, null, _trials.Overrides);
        CapacityAxis?[] read =
        [
            .. _ranges.Select(range => range.Axis(document.TextAt(range.Path), step, precision, wantsMost, found)),
        ];
        if (read.Contains(null))
        {
            return null;
        }
        CapacityAxis[] axes = [.. read.OfType<CapacityAxis>()];
        for (int i = 0; i < axes.Length; i++)
        {
            Limit(axes, i);
        }
        foreach (Diagnostic wrong in Ends(axes).SelectMany(_trials.Check))
        {
            found.Add(wrong);
        }
        return found.HasErrors ? null : axes;
    }

    /// <summary>Fields that no scenario has, with the nearest that it has; whatever their value.</summary>
    private IEnumerable<Diagnostic> WrongPaths() =>
        _ranges
            .Select(range => new ScenarioOverrides(
                _trials.Overrides.Variant,
                [.. _trials.Overrides.Fields, FieldOverride.Typed("--vary", range.Path, "1")]
            ))
            .SelectMany(overrides => ScenarioReader.Read(_trials.File, _trials.Files, null, overrides).Diagnostics)
            .Where(finding => finding.Severity == Severity.Error && finding.Code is "unknown-key" or "unknown-item");

    private void Limit(CapacityAxis[] axes, int i)
    {
        if (_ranges[i].IsBounded)
        {
            return;
        }
        CapacityAxis axis = axes[i];
        axes[i] = axis.UpTo(Farthest(axes, i, axis.Start, axis.Last));
        axes[i] = axes[i].From(Farthest(axes, i, axis.Start, 0));
    }

    /// <summary>The farthest possible value between the start and an end; the start, whatever it is.</summary>
    private int Farthest(CapacityAxis[] axes, int i, int start, int end)
    {
        if (start == end || IsPossible(axes, i, end))
        {
            return end;
        }
        (int good, int bad) = (start, end);
        while (Math.Abs(bad - good) > 1)
        {
            int middle = (good + bad) / 2;
            (good, bad) = IsPossible(axes, i, middle) ? (middle, bad) : (good, middle);
        }
        return good;
    }

    private bool IsPossible(CapacityAxis[] axes, int i, int index) => _trials.Check(PointAt(axes, i, index)).Count == 0;

    /// <summary>Both ends of every axis, the others at their start.</summary>
    private static IEnumerable<IReadOnlyList<string>> Ends(CapacityAxis[] axes) =>
        axes.SelectMany((axis, i) => new[] { PointAt(axes, i, 0), PointAt(axes, i, axis.Last) });

    private static string[] PointAt(CapacityAxis[] axes, int which, int index) =>
        [.. axes.Select((axis, i) => axis.Values[i == which ? index : axis.Start])];
}
