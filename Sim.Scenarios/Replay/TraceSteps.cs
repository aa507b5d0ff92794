using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Replay;

/// <summary>Sees to it that the rows of a trace follow each other in steps of one length.</summary>
/// <param name="of">Whose rows they are, for messages; null: of everybody.</param>
internal sealed class TraceSteps(SourceText source, DiagnosticList diagnostics, string? of = null)
{
    /// <summary>More steps than that between two rows are a mistake in a time rather than a gap.</summary>
    private const int MostMissing = 100_000;

    private TracePoint? _before;

    /// <summary>Every row was later than the one before it.</summary>
    public bool AreSound { get; private set; } = true;

    /// <summary>Reports a row that is not later than the one before it.</summary>
    public TracePoint Add(TracePoint point)
    {
        if (_before is { } before && point.Time <= before.Time && AreSound)
        {
            // One row out of place is followed by many: the first tells.
            AreSound = false;
            diagnostics.Error(At(point), "not-rising", $"the time is not later than that of the row before{Of}");
        }
        _before = point;
        return point;
    }

    /// <summary>The shortest distance of two rows; null when others are no multiple of it, which is reported.</summary>
    public SimDuration? Interval(IReadOnlyList<TracePoint> points)
    {
        if (!AreSound)
        {
            return null;
        }
        if (points.Count < 2)
        {
            diagnostics.Error(
                source.Start,
                "short-trace",
                "the trace has one row",
                "two or more: they tell its interval"
            );
            return null;
        }
        long[] steps = [.. points.Skip(1).Zip(points, (later, earlier) => (later.Time - earlier.Time).Nanoseconds)];
        long interval = steps.Min();
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i] % interval != 0 || steps[i] / interval > MostMissing)
            {
                diagnostics.Error(
                    At(points[i + 1]),
                    "uneven-step",
                    $"the time is {new SimDuration(steps[i])} after the row before",
                    $"a multiple of {new SimDuration(interval)}, the shortest step of the trace"
                );
                return null;
            }
        }
        return new SimDuration(interval);
    }

    /// <summary>The values of all steps; those that are missing lie on a line between their neighbors.</summary>
    public IEnumerable<double> Fill(IReadOnlyList<TracePoint> points, SimDuration interval)
    {
        var values = new List<double>(points.Count) { points[0].Value };
        int missing = 0;
        TracePoint? first = null;
        foreach ((TracePoint earlier, TracePoint later) in points.Zip(points.Skip(1)))
        {
            int steps = (int)((later.Time - earlier.Time).Nanoseconds / interval.Nanoseconds);
            missing += steps - 1;
            first ??= steps > 1 ? later : null;
            for (int step = 1; step <= steps; step++)
            {
                values.Add(earlier.Value + ((later.Value - earlier.Value) * step / steps));
            }
        }
        if (first is { } gap)
        {
            diagnostics.Warning(
                At(gap),
                "missing-steps",
                $"{missing} steps of {interval} are missing{Of}, the first before this row: "
                    + "they are taken to lie on a line between their neighbors"
            );
        }
        return values;
    }

    /// <summary>Says that there are no rows at the begin or the end of the trace.</summary>
    public void WarnOfEnds(IReadOnlyList<TracePoint> points, SimDuration begin, SimDuration end, SimDuration interval)
    {
        long missing = ((points[0].Time - begin) + (end - points[^1].Time)).Nanoseconds / interval.Nanoseconds;
        if (missing > 0)
        {
            diagnostics.Warning(
                At(points[0]),
                "missing-steps",
                $"{missing} steps of {interval} are missing{Of} before its first or after its last row: "
                    + "they are taken to be without requests"
            );
        }
    }

    private string Of => of is null ? "" : $" of {of}";

    private Location At(TracePoint point) => new(source, point.Line, 1, 1);
}
