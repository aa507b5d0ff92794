using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>Series over equal buckets of time; the last one may be shorter.</summary>
/// <param name="bucket">Length of a bucket.</param>
/// <param name="count">How many.</param>
/// <param name="endpoints">How many endpoints.</param>
/// <param name="regions">How many regions.</param>
/// <param name="pools">How many pools.</param>
public sealed class TimelineRecorder(SimDuration bucket, int count, int endpoints, int regions, int pools)
{
    private int _now;
    private int _ended;

    public SimDuration Bucket { get; } = bucket;

    /// <summary>Buckets that a run of full length fills; after <see cref="Finish"/>, those that were filled.</summary>
    public int Count { get; private set; } = count;

    /// <summary>End of the bucket that is being filled.</summary>
    public SimTime BucketEnd => SimTime.Zero + (Bucket * (_now + 1));

    /// <summary>Requests per second that users make.</summary>
    public double[] Demand { get; } = new double[count];

    /// <summary>By endpoint and bucket: requests answered per second.</summary>
    public double[,] Answered { get; } = new double[endpoints, count];

    /// <summary>By endpoint and bucket: attempts failed per second.</summary>
    public double[,] FailedAttempts { get; } = new double[endpoints, count];

    /// <summary>By endpoint and bucket: largest utilization of any resource.</summary>
    public double[,] Utilization { get; } = new double[endpoints, count];

    /// <summary>
    /// By region, bucket and 50 / 95 / 99: quantiles of latency in milliseconds, NaN without requests.
    /// </summary>
    public double[,,] LatencyMs { get; } = new double[regions, count, 3];

    /// <summary>By region and bucket: mean latency in milliseconds, NaN without requests.</summary>
    public double[,] MeanLatencyMs { get; } = new double[regions, count];

    /// <summary>By region and bucket: requests answered.</summary>
    public double[,] RegionAnswered { get; } = new double[regions, count];

    /// <summary>By region and bucket: requests failed.</summary>
    public double[,] RegionFailed { get; } = new double[regions, count];

    /// <summary>By pool, bucket and ready / desired / needed / nodes: means over the bucket.</summary>
    public double[,,] Pools { get; } = new double[pools, count, 4];

    public void AddDemand(double requests) => Demand[_now] += requests / Bucket.TotalSeconds;

    public void AddEndpoint(int endpoint, double answered, double failedAttempts, double utilization)
    {
        Answered[endpoint, _now] += answered / Bucket.TotalSeconds;
        FailedAttempts[endpoint, _now] += failedAttempts / Bucket.TotalSeconds;
        Utilization[endpoint, _now] = Math.Max(Utilization[endpoint, _now], utilization);
    }

    public void AddRegion(int region, double answered, double failed)
    {
        RegionAnswered[region, _now] += answered;
        RegionFailed[region, _now] += failed;
    }

    public void AddPool(int pool, SimDuration step, double ready, double desired, double needed, double nodes)
    {
        double share = step / Bucket;
        Pools[pool, _now, 0] += share * ready;
        Pools[pool, _now, 1] += share * desired;
        Pools[pool, _now, 2] += share * needed;
        Pools[pool, _now, 3] += share * nodes;
    }

    internal void SetLatency(int region, double p50Seconds, double p95Seconds, double p99Seconds, double meanSeconds)
    {
        MeanLatencyMs[region, _now] = meanSeconds * 1_000;
        LatencyMs[region, _now, 0] = p50Seconds * 1_000;
        LatencyMs[region, _now, 1] = p95Seconds * 1_000;
        LatencyMs[region, _now, 2] = p99Seconds * 1_000;
    }

    /// <summary>Length of the last bucket, which is more than 0 and at most <see cref="Bucket"/>.</summary>
    public SimDuration LastBucket { get; private set; } = bucket;

    /// <summary>Seconds that a bucket covers.</summary>
    public double SecondsOf(int index) => (index == Count - 1 ? LastBucket : Bucket).TotalSeconds;

    internal void EndBucket()
    {
        _ended = Math.Min(_ended + 1, Count);
        _now = Math.Min(_ended, Count - 1);
    }

    /// <summary>Ends the series, when the last bucket has been ended.</summary>
    /// <param name="end">End of the run: within the last bucket, or at its end.</param>
    internal void Finish(SimTime end)
    {
        Count = _ended;
        LastBucket = end - (SimTime.Zero + (Bucket * (Count - 1)));
        if (LastBucket == Bucket)
        {
            return;
        }
        // Rates were taken over the whole bucket.
        double stretch = Bucket / LastBucket;
        int last = Count - 1;
        Demand[last] *= stretch;
        for (int endpoint = 0; endpoint < endpoints; endpoint++)
        {
            Answered[endpoint, last] *= stretch;
            FailedAttempts[endpoint, last] *= stretch;
        }
        for (int pool = 0; pool < pools; pool++)
        {
            for (int column = 0; column < Pools.GetLength(2); column++)
            {
                Pools[pool, last, column] *= stretch;
            }
        }
    }

    /// <summary>Whether something has been recorded since the last bucket was ended.</summary>
    internal bool IsWithinBucket(SimTime end) => _ended < Count && end > SimTime.Zero + (Bucket * _ended);
}
