using System.Numerics;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Traffic.Requests;

/// <summary>The requests of all groups in one step, in the order of time.</summary>
/// <remarks>
/// Users of a group are independent Poisson processes of equal rate, so together they are one Poisson process, each
/// request of which is one of any of them. Within a step the rate is constant: the number of requests is drawn, then
/// for each its moment, its user and its work, always in this order from the group's own stream: what others do, and
/// what becomes of the requests, moves none of them.
/// </remarks>
internal sealed class ArrivalBatch
{
    /// <summary>Above it a Poisson number is the sum of two of half the mean: exp(-mean) stays well above 0.</summary>
    private const double LargestMean = 256;

    private Arrival[] _drawn = new Arrival[1_024];
    private Arrival[] _sorted = new Arrival[1_024];
    private int[] _starts = new int[1_024];

    public ReadOnlySpan<Arrival> Sorted => _sorted.AsSpan(0, Count);

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>Draws the requests of a group.</summary>
    /// <param name="expected">Mean of their number.</param>
    /// <param name="users">How many users there are, at least 1.</param>
    /// <param name="meanWork">Mean CPU time in a pod, exponential, nanoseconds.</param>
    public void Draw(
        int group,
        RandomStream stream,
        double expected,
        int users,
        SimTime from,
        SimTime to,
        double meanWork
    )
    {
        int count = Number(stream, expected);
        if (Count + count > _drawn.Length)
        {
            Array.Resize(ref _drawn, (int)BitOperations.RoundUpToPowerOf2((uint)(Count + count)));
        }
        SimDuration step = to - from;
        for (int i = 0; i < count; i++)
        {
            long at = (from + stream.NextDuration(step)).Nanoseconds;
            int user = stream.NextInt32(users);
            _drawn[Count++] = new Arrival(at, (long)stream.NextExponential(meanWork), group, user);
        }
    }

    /// <summary>Sorts what has been drawn: by buckets of about one request each, then within them.</summary>
    public void Sort(SimTime from, SimTime to)
    {
        int buckets = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, Count));
        if (_starts.Length < buckets + 1)
        {
            _starts = new int[buckets + 1];
        }
        if (_sorted.Length < _drawn.Length)
        {
            _sorted = new Arrival[_drawn.Length];
        }
        Span<int> starts = _starts.AsSpan(0, buckets + 1);
        starts.Clear();
        double perNanosecond = buckets / (double)(to - from).Nanoseconds;
        foreach (ref readonly Arrival arrival in _drawn.AsSpan(0, Count))
        {
            starts[BucketOf(arrival, from, perNanosecond, buckets) + 1]++;
        }
        for (int bucket = 0; bucket < buckets; bucket++)
        {
            starts[bucket + 1] += starts[bucket];
        }
        foreach (ref readonly Arrival arrival in _drawn.AsSpan(0, Count))
        {
            _sorted[starts[BucketOf(arrival, from, perNanosecond, buckets)]++] = arrival;
        }
        InsertionSort(_sorted.AsSpan(0, Count));
    }

    private static int BucketOf(in Arrival arrival, SimTime from, double perNanosecond, int buckets) =>
        Math.Min(buckets - 1, (int)((arrival.At - from.Nanoseconds) * perNanosecond));

    /// <summary>Stable, and quick where everything is near its place.</summary>
    private static void InsertionSort(Span<Arrival> arrivals)
    {
        for (int i = 1; i < arrivals.Length; i++)
        {
            if (arrivals[i].At >= arrivals[i - 1].At)
            {
                continue;
            }
            Arrival moved = arrivals[i];
            int place = i;
            while (place > 0 && arrivals[place - 1].At > moved.At)
            {
                arrivals[place] = arrivals[place - 1];
                place--;
            }
            arrivals[place] = moved;
        }
    }

    /// <summary>A Poisson number by inversion of sums: as many draws as LargestMean fits into the mean.</summary>
    private static int Number(RandomStream stream, double mean)
    {
        int sum = 0;
        int parts = Math.Max(1, (int)Math.Ceiling(mean / LargestMean));
        for (int part = 0; part < parts; part++)
        {
            sum += Small(stream, mean / parts);
        }
        return sum;
    }

    private static int Small(RandomStream stream, double mean)
    {
        double uniform = stream.NextDouble();
        double probability = DeterministicMath.Exp(-mean);
        double sum = probability;
        int count = 0;
        while (uniform >= sum && probability > 0)
        {
            count++;
            probability *= mean / count;
            sum += probability;
        }
        return count;
    }
}
