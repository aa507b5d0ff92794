using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <content>Moments between which is measured.</content>
public sealed partial class TrafficRecorder
{
    private readonly List<TrafficMark> _marks = [];

    /// <summary>Remembers what has been recorded up to a moment, so that spans may begin and end there.</summary>
    /// <param name="at">After the marks before; the plane has carried the traffic up to it, and no further.</param>
    /// <param name="resets">By endpoint: connections that broke so far.</param>
    public void Mark(SimTime at, IReadOnlyList<double> resets)
    {
        CountSingles();
        FlushAll();
        _marks.Add(MarkOf(at, resets));
        _use = NewUse();
    }

    /// <summary>Puts everything that is still waiting into the distributions; called once, at the end.</summary>
    /// <param name="end">When the run ended, after its start.</param>
    /// <param name="resets">By endpoint: connections that broke in the run.</param>
    public void Finish(SimTime end, IReadOnlyList<double> resets)
    {
        CountSingles();
        if (Timeline.IsWithinBucket(end))
        {
            EndBucket();
        }
        Timeline.Finish(end);
        FlushAll();
        _marks.Add(MarkOf(end, resets));
    }

    /// <summary>What was recorded between two moments of a run that has ended; null: it ended before.</summary>
    /// <param name="from">The start, or a moment that was to be marked.</param>
    /// <param name="to">A moment that was to be marked; what is after the end of the run counts as that.</param>
    public RecordedSpan? SpanOf(SimTime from, SimTime to)
    {
        TrafficMark end = _marks.Find(mark => mark.At >= to) ?? _marks[^1];
        TrafficMark? begin = from == SimTime.Zero ? null : _marks.Find(mark => mark.At >= from);
        if (from >= end.At)
        {
            return null;
        }
        IEnumerable<TrafficMark> within = _marks.Where(mark => mark.At > from && mark.At <= end.At);
        return new RecordedSpan(this, begin, end, [.. within.Select(mark => mark.Use)]);
    }

    private TrafficMark MarkOf(SimTime at, IReadOnlyList<double> resets)
    {
        var sums = new LatencySums[_totals.Length];
        for (int cell = 0; cell < sums.Length; cell++)
        {
            sums[cell] = _totals[cell].Answered > 0 ? LatencySumsOf(cell / _endpoints, cell % _endpoints) : default;
        }
        return new TrafficMark
        {
            At = at,
            Totals = [.. _totals],
            FailedNowhere = [.. _failedNowhere],
            Latencies = sums,
            Bins = Array.ConvertAll(_bins, bins => bins?.Copy()),
            Use = _use,
            Resets = [.. resets],
        };
    }

    private EndpointUse[] NewUse() => [.. Enumerable.Range(0, _endpoints).Select(_ => new EndpointUse())];
}
