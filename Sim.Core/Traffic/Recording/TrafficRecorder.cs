using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Sim.Core.Models.Demand;
using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>
/// Keeps what a data plane measures: totals and latencies by group and endpoint, and series over buckets of time.
/// </summary>
public sealed partial class TrafficRecorder
{
    /// <summary>Single requests that wait to be counted.</summary>
    private const int Singles = 8;

    private readonly SingleAnswer[] _singles = new SingleAnswer[Singles];
    private uint _single;
    private readonly IReadOnlyList<ClientGroup> _groups;
    private readonly int _endpoints;
    private readonly Func<int, int, CellLatency> _latencyOf;
    private readonly CellLatency?[] _latency;

    // Of cells whose latency has been replaced.
    private readonly Dictionary<int, LatencySums> _before = [];
    private readonly CellTotals[] _totals;
    private readonly CellWeight[] _bucket;
    private readonly CellWeight[] _pending;
    private readonly int[] _country;
    private readonly LatencyBins?[] _bins;
    private readonly LatencyBins[] _mixOpenAndFresh;
    private readonly LatencyBins[] _byRegion;
    private readonly double[] _failedNowhere;
    private readonly SojournDistribution?[] _sojourn;
    private EndpointUse[] _use;

    /// <param name="groups">The users.</param>
    /// <param name="endpoints">How many endpoints there are.</param>
    /// <param name="latencyOf">The part of a group's latency at an endpoint that load does not change; asked once per
    /// pair that meets, and again after <see cref="ReplaceLatency"/>.</param>
    /// <param name="timeline">The series to fill.</param>
    public TrafficRecorder(
        IReadOnlyList<ClientGroup> groups,
        int endpoints,
        Func<int, int, CellLatency> latencyOf,
        TimelineRecorder timeline
    )
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(timeline);
        _groups = groups;
        _endpoints = endpoints;
        _latencyOf = latencyOf;
        Timeline = timeline;
        int cells = groups.Count * endpoints;
        _latency = new CellLatency?[cells];
        _totals = new CellTotals[cells];
        _bucket = new CellWeight[cells];
        _pending = new CellWeight[cells];
        _failedNowhere = new double[groups.Count];
        Countries = [.. groups.Select(group => group.Country).Distinct().Order(StringComparer.Ordinal)];
        Regions = [.. groups.Select(group => group.Region).Distinct().Order(StringComparer.Ordinal)];
        _country = [.. groups.Select(group => Countries.BinarySearch(group.Country, StringComparer.Ordinal))];
        RegionOfGroup = [.. groups.Select(group => Regions.BinarySearch(group.Region, StringComparer.Ordinal))];
        _bins = new LatencyBins?[Countries.Count * endpoints];
        _mixOpenAndFresh = [.. Enumerable.Range(0, Regions.Count * endpoints).Select(_ => new LatencyBins())];
        _byRegion = [.. Regions.Select(_ => new LatencyBins())];
        _sojourn = new SojournDistribution?[endpoints];
        _use = NewUse();
    }

    public TimelineRecorder Timeline { get; }

    /// <summary>ISO codes of the countries with users, ordered.</summary>
    public List<string> Countries { get; }

    /// <summary>Codes of the regions with users, ordered.</summary>
    public List<string> Regions { get; }

    /// <summary>Index of each group's region.</summary>
    public IReadOnlyList<int> RegionOfGroup { get; }

    /// <summary>Requests of a group that were answered by an endpoint in the present step.</summary>
    /// <param name="endpointSeconds">Mean time at the endpoint.</param>
    public void Answered(int group, int endpoint, in AnsweredRequests answered, double endpointSeconds)
    {
        int cell = (group * _endpoints) + endpoint;
        ref CellTotals totals = ref _totals[cell];
        totals.Open += answered.Open;
        totals.Fresh += answered.Fresh;
        totals.EndpointSeconds += answered.Count * endpointSeconds;
        if (answered.AreUsual)
        {
            _bucket[cell].Open += answered.Open;
            _bucket[cell].Fresh += answered.Fresh;
            return;
        }
        totals.RetrySeconds += answered.Count * answered.LostSeconds;
        totals.OpenDelaySeconds += answered.Open * answered.DelaySeconds;
        totals.FreshDelaySeconds += answered.Fresh * answered.DelaySeconds;
        RecordLate(group, endpoint, answered);
    }

    /// <summary>One request of a group that was answered by an endpoint; counted before the bucket ends.</summary>
    /// <param name="weight">How many it stands for.</param>
    public void Answered(int group, int endpoint, in AnsweredRequest answered, double weight)
    {
        // Where it belongs is seldom in the cache: it is asked for now, and counted some requests later.
        int slot = (int)(_single++ % Singles);
        ref SingleAnswer single = ref _singles[slot];
        Count(single);
        int cell = (group * _endpoints) + endpoint;
        single = new SingleAnswer(cell, BinsOf(group, endpoint), RegionOfGroup[group], weight, answered);
        single.Bins.Prefetch(answered.Seconds);
        Prefetch(ref _totals[cell]);
    }

    /// <summary>How busy an endpoint's resources were in a step.</summary>
    /// <param name="utilization">By <see cref="EndpointUse.Resources"/>, 1 is full.</param>
    /// <param name="rate">Requests per second that reached it.</param>
    /// <param name="failedAttempts">How many attempts failed there.</param>
    public void AddUse(
        int endpoint,
        ReadOnlySpan<double> utilization,
        double rate,
        double failedAttempts,
        SimDuration step
    ) => _use[endpoint].Add(utilization, rate, failedAttempts, step);

    /// <summary>Requests of a group that were given up in the present step.</summary>
    /// <param name="endpoint">Where the last attempt failed; -1: nowhere in particular.</param>
    public void Failed(int group, int endpoint, double count)
    {
        if (endpoint < 0)
        {
            _failedNowhere[group] += count;
        }
        else
        {
            _totals[(group * _endpoints) + endpoint].Failed += count;
        }
    }

    /// <summary>To be called before the distribution of an endpoint is replaced, and with the first one.</summary>
    public void ReplaceSojourn(int endpoint, SojournDistribution sojourn)
    {
        if (_sojourn[endpoint] is not null)
        {
            FlushBucket(endpoint);
            FlushPending(endpoint);
        }
        _sojourn[endpoint] = sojourn;
    }

    /// <summary>
    /// To be called when routes have changed what a group's latency at an endpoint is: what was answered up to now had
    /// the old one.
    /// </summary>
    public void ReplaceLatency(int group, int endpoint)
    {
        int cell = (group * _endpoints) + endpoint;
        if (_latency[cell] is null)
        {
            return;
        }
        if (_sojourn[endpoint] is not null)
        {
            FlushBucket(group, endpoint);
            FlushPending(group, endpoint);
        }
        _before[cell] = LatencySumsOf(group, endpoint);
        _latency[cell] = null;
    }

    /// <summary>What the latencies of a cell add up to over all that was answered.</summary>
    public LatencySums LatencySumsOf(int group, int endpoint)
    {
        int cell = (group * _endpoints) + endpoint;
        return _before.GetValueOrDefault(cell).Plus(_totals[cell], LatencyOf(group, endpoint));
    }

    /// <summary>Closes a bucket of time: its latencies by region go into the timeline.</summary>
    public void EndBucket()
    {
        CountSingles();
        for (int endpoint = 0; endpoint < _endpoints; endpoint++)
        {
            if (_sojourn[endpoint] is not null)
            {
                FlushBucket(endpoint);
            }
        }
        for (int region = 0; region < Regions.Count; region++)
        {
            LatencyBins bins = _byRegion[region];
            Timeline.SetLatency(region, bins.Quantile(0.5), bins.Quantile(0.95), bins.Quantile(0.99), bins.Mean());
            bins.Clear();
        }
        Timeline.EndBucket();
    }

    private void FlushAll()
    {
        for (int endpoint = 0; endpoint < _endpoints; endpoint++)
        {
            if (_sojourn[endpoint] is not null)
            {
                FlushBucket(endpoint);
                FlushPending(endpoint);
            }
        }
    }

    /// <summary>Counts the single requests that are still waiting to be.</summary>
    private void CountSingles()
    {
        foreach (ref SingleAnswer single in _singles.AsSpan())
        {
            Count(single);
            single = default;
        }
    }

    private void Count(in SingleAnswer single)
    {
        double weight = single.Weight;
        if (weight <= 0)
        {
            return;
        }
        ref CellTotals totals = ref _totals[single.Cell];
        totals.EndpointSeconds += weight * single.Answered.EndpointSeconds;
        totals.RetrySeconds += weight * single.Answered.LostSeconds;
        if (single.Answered.IsFresh)
        {
            totals.Fresh += weight;
            totals.FreshDelaySeconds += weight * single.Answered.DelaySeconds;
        }
        else
        {
            totals.Open += weight;
            totals.OpenDelaySeconds += weight * single.Answered.DelaySeconds;
        }
        single.Bins.Add(single.Answered.Seconds, weight);
        _byRegion[single.Region].Add(single.Answered.Seconds, weight);
    }

    private static unsafe void Prefetch(ref CellTotals totals)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref totals));
        }
    }

    public CellTotals TotalsOf(int group, int endpoint) => _totals[(group * _endpoints) + endpoint];

    public double FailedNowhere(int group) => _failedNowhere[group];

    /// <summary>The part of a group's latency at an endpoint that load does not change, as of now.</summary>
    public CellLatency LatencyOf(int group, int endpoint) =>
        _latency[(group * _endpoints) + endpoint] ??= _latencyOf(group, endpoint);

    /// <summary>Records what is later than usual at once: it differs from step to step.</summary>
    private void RecordLate(int group, int endpoint, in AnsweredRequests late)
    {
        CellLatency latency = LatencyOf(group, endpoint);
        double onOpen = late.LostSeconds + (late.DelaySeconds * Handshake.Warm.RoundTrips);
        double onFresh = late.LostSeconds + (late.DelaySeconds * latency.FreshRoundTrips);
        RecordLate(group, endpoint, latency.OpenSeconds, late.Open, onOpen);
        RecordLate(group, endpoint, latency.FreshSeconds, late.Fresh, onFresh);
    }

    private void RecordLate(int group, int endpoint, double[] usualSeconds, double count, double extraSeconds)
    {
        if (count <= 0)
        {
            return;
        }
        double[] shares = LatencyOf(group, endpoint).Shares;
        IReadOnlyList<(double Seconds, double Weight)> sojourn = _sojourn[endpoint]!.Pieces;
        LatencyBins bins = BinsOf(group, endpoint);
        LatencyBins region = _byRegion[RegionOfGroup[group]];
        for (int piece = 0; piece < shares.Length; piece++)
        {
            double weight = count * shares[piece];
            for (int i = 0; i < sojourn.Count; i++)
            {
                double total = usualSeconds[piece] + extraSeconds + sojourn[i].Seconds;
                bins.Add(total, weight * sojourn[i].Weight);
                region.Add(total, weight * sojourn[i].Weight);
            }
        }
    }

    private LatencyBins BinsOf(int group, int endpoint) =>
        _bins[(_country[group] * _endpoints) + endpoint] ??= new LatencyBins();

    /// <summary>
    /// Adds the weights since the last call to the regions' bins: first mixed over groups, then convolved once.
    /// </summary>
    private void FlushBucket(int endpoint)
    {
        for (int group = 0; group < _groups.Count; group++)
        {
            FlushBucket(group, endpoint);
        }
        for (int region = 0; region < Regions.Count; region++)
        {
            LatencyBins mix = _mixOpenAndFresh[(region * _endpoints) + endpoint];
            if (!mix.IsEmpty)
            {
                _byRegion[region].AddConvolved(mix, _sojourn[endpoint]!.Pieces);
                mix.Clear();
            }
        }
    }

    private void FlushBucket(int group, int endpoint)
    {
        int cell = (group * _endpoints) + endpoint;
        CellWeight weight = _bucket[cell];
        if (weight.Open + weight.Fresh <= 0)
        {
            return;
        }
        _bucket[cell] = default;
        _pending[cell].Open += weight.Open;
        _pending[cell].Fresh += weight.Fresh;
        CellLatency latency = LatencyOf(group, endpoint);
        LatencyBins mix = _mixOpenAndFresh[(RegionOfGroup[group] * _endpoints) + endpoint];
        mix.AddAll(latency.OpenBins, latency.Shares, weight.Open);
        mix.AddAll(latency.FreshBins, latency.Shares, weight.Fresh);
    }

    /// <summary>Adds the weights since the last call to the countries' bins, piece by piece.</summary>
    private void FlushPending(int endpoint)
    {
        for (int group = 0; group < _groups.Count; group++)
        {
            FlushPending(group, endpoint);
        }
    }

    private void FlushPending(int group, int endpoint)
    {
        int cell = (group * _endpoints) + endpoint;
        CellWeight weight = _pending[cell];
        if (weight.Open + weight.Fresh <= 0)
        {
            return;
        }
        _pending[cell] = default;
        IReadOnlyList<(double Seconds, double Weight)> sojourn = _sojourn[endpoint]!.Pieces;
        CellLatency latency = LatencyOf(group, endpoint);
        LatencyBins bins = BinsOf(group, endpoint);
        for (int i = 0; i < sojourn.Count; i++)
        {
            for (int piece = 0; piece < latency.Shares.Length; piece++)
            {
                double share = latency.Shares[piece] * sojourn[i].Weight;
                bins.Add(latency.OpenSeconds[piece] + sojourn[i].Seconds, weight.Open * share);
                bins.Add(latency.FreshSeconds[piece] + sojourn[i].Seconds, weight.Fresh * share);
            }
        }
    }

    private readonly record struct SingleAnswer(
        int Cell,
        LatencyBins Bins,
        int Region,
        double Weight,
        AnsweredRequest Answered
    );

    private struct CellWeight
    {
        public double Open;
        public double Fresh;
    }
}
