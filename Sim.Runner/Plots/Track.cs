using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// Brings series of a timeline to the steps that a panel can show. A value holds from the begin to the end of its
/// bucket, so each step is two points of equal height; a line through them begins with the bucket, not before it.
/// </summary>
internal sealed class Track
{
    private readonly int _first;
    private readonly int _end;
    private readonly int _perStep;

    /// <param name="mostSteps">Neighboring buckets are joined until there are at most this many steps.</param>
    public Track(Timeline timeline, TimeAxis axis, int mostSteps)
    {
        double bucketHours = timeline.Bucket.TotalHours;
        _first = Math.Clamp((int)Math.Floor(axis.FromHours / bucketHours), 0, timeline.Count);
        _end = Math.Clamp((int)Math.Ceiling(axis.ToHours / bucketHours), _first, timeline.Count);
        _perStep = Math.Max(1, (_end - _first + mostSteps - 1) / mostSteps);
        Hours = [.. Steps().SelectMany(step => new[] { step.From * bucketHours, step.To * bucketHours })];
    }

    /// <summary>The begin and the end of every step. Those at the ends of the axis may reach beyond it.</summary>
    public double[] Hours { get; }

    /// <summary>For rates: nothing is lost, sums stay sums.</summary>
    public double[] Means(IReadOnlyList<double> series) =>
        Values((from, to) => Enumerable.Range(from, to - from).Average(i => series[i]));

    /// <summary>
    /// For latencies, errors and pods: a short peak stays visible. NaN only where all joined buckets have none.
    /// </summary>
    public double[] Peaks(IReadOnlyList<double> series) => Values((from, to) => series[Busiest(series, from, to)]);

    /// <summary>
    /// For parts of a whole: what each was when the whole was largest, so that they add up to its peak and never to
    /// more.
    /// </summary>
    public double[] AtPeaks(IReadOnlyList<double> part, IReadOnlyList<double> whole) =>
        Values((from, to) => part[Busiest(whole, from, to)]);

    private double[] Values(Func<int, int, double> ofBuckets) =>
        [
            .. Steps()
                .SelectMany(step =>
                {
                    double value = ofBuckets(step.From, step.To);
                    return new[] { value, value };
                }),
        ];

    private IEnumerable<(int From, int To)> Steps()
    {
        for (int from = _first; from < _end; from += _perStep)
        {
            yield return (from, Math.Min(from + _perStep, _end));
        }
    }

    private static int Busiest(IReadOnlyList<double> series, int from, int to)
    {
        int busiest = from;
        for (int i = from + 1; i < to; i++)
        {
            busiest = double.IsNaN(series[busiest]) || series[i] > series[busiest] ? i : busiest;
        }
        return busiest;
    }
}
