using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>Brings series of a timeline to the points that a panel can show.</summary>
internal sealed class Track
{
    private readonly int _first;
    private readonly int _count;
    private readonly int _perPoint;

    /// <param name="mostPoints">Neighboring buckets are joined until there are at most this many points.</param>
    public Track(Timeline timeline, TimeAxis axis, int mostPoints)
    {
        double bucketHours = timeline.Bucket.TotalHours;
        _first = Math.Clamp((int)Math.Floor(axis.FromHours / bucketHours), 0, timeline.Count);
        int last = Math.Clamp((int)Math.Ceiling(axis.ToHours / bucketHours), _first, timeline.Count);
        _count = last - _first;
        _perPoint = Math.Max(1, (_count + mostPoints - 1) / mostPoints);
        // A point stands in the middle of the buckets that it joins.
        Hours =
        [
            .. Enumerable
                .Range(0, (_count + _perPoint - 1) / _perPoint)
                .Select(i =>
                    (_first + i * _perPoint + Math.Min(_perPoint, _count - i * _perPoint) / 2.0) * bucketHours
                ),
        ];
    }

    public double[] Hours { get; }

    /// <summary>For rates: nothing is lost, sums stay sums.</summary>
    public double[] Means(IReadOnlyList<double> series) =>
        Join(series, static (sum, value) => sum + value, divide: true);

    /// <summary>
    /// For latencies, errors and pods: a short peak stays visible. NaN only where all joined buckets have none.
    /// </summary>
    public double[] Peaks(IReadOnlyList<double> series) =>
        Join(series, static (most, value) => double.IsNaN(most) || value > most ? value : most, divide: false);

    private double[] Join(IReadOnlyList<double> series, Func<double, double, double> join, bool divide)
    {
        var points = new double[Hours.Length];
        for (int i = 0; i < points.Length; i++)
        {
            int from = _first + i * _perPoint;
            int to = Math.Min(from + _perPoint, _first + _count);
            double joined = series[from];
            for (int j = from + 1; j < to; j++)
            {
                joined = join(joined, series[j]);
            }
            points[i] = divide ? joined / (to - from) : joined;
        }
        return points;
    }
}
