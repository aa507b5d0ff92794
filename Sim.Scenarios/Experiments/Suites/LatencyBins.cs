using Sim.Core.Quantities;
using Sim.Core.Statistics;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>
/// The shape of a latency distribution in few numbers: requests by their latency, rounded to two significant digits
/// of a millisecond. Bins of several runs merge by adding.
/// </summary>
public sealed class LatencyBins
{
    private const decimal NanosecondsPerMillisecond = 1_000_000m;

    private readonly SortedDictionary<decimal, decimal> _requests = [];

    /// <summary>Milliseconds of a bin, and its requests; by latency.</summary>
    public IEnumerable<(decimal Milliseconds, decimal Requests)> Bins => _requests.Select(bin => (bin.Key, bin.Value));

    public bool IsEmpty => _requests.Count == 0;

    /// <param name="milliseconds">More than 0.</param>
    /// <param name="requests">0 or more.</param>
    public void Add(decimal milliseconds, decimal requests) =>
        _requests[milliseconds] = _requests.GetValueOrDefault(milliseconds) + requests;

    public void Add(LatencyBins other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach ((decimal milliseconds, decimal requests) in other.Bins)
        {
            Add(milliseconds, requests);
        }
    }

    /// <summary>Adds what a run measured.</summary>
    public void Add(LatencyHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        foreach ((SimDuration latency, double weight) in histogram.Buckets())
        {
            // Millionths, so that sums do not depend on their order.
            Add(Rounded(latency), Math.Round((decimal)weight, 6));
        }
    }

    /// <summary>Milliseconds; rounded like the bins. Null: there are no requests.</summary>
    /// <param name="probability">0 to 1.</param>
    public double? Quantile(double probability)
    {
        decimal wanted = (decimal)probability * _requests.Values.Sum();
        decimal sum = 0;
        foreach ((decimal milliseconds, decimal requests) in _requests)
        {
            sum += requests;
            if (sum >= wanted && sum > 0)
            {
                return (double)milliseconds;
            }
        }
        return null;
    }

    private static decimal Rounded(SimDuration latency)
    {
        decimal exact = Math.Max(1, latency.Nanoseconds) / NanosecondsPerMillisecond;
        decimal unit = 1;
        for (; exact / unit >= 100; unit *= 10) { }
        for (; exact / unit < 10; unit /= 10) { }
        return Math.Round(exact / unit) * unit;
    }
}
