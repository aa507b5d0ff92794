using Sim.Core.Models.Faults;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Traffic.Stores;

namespace Sim.Core.Traffic.Requests;

/// <summary>The calls of single requests of a pool to its data stores.</summary>
/// <remarks>
/// Every call is drawn: a hit, or a miss with what becomes of it. A request asks for its connections to a store once,
/// and calls that it makes at once use one each, for as long as theirs take: an assumption. They are given in the order
/// in which requests came to the pod.
/// </remarks>
internal sealed class StoreCalls
{
    private readonly StoreLink[] _links;
    private readonly RandomStream _chance;
    private readonly double _sampling;
    private readonly long[][] _free;
    private readonly long[][] _lanes;
    private readonly double[] _hitRatios;
    private readonly double[] _seconds;
    private readonly int[] _failed;
    private readonly int[] _asked;
    private int _pods;

    /// <param name="links">The stores, in the order in which requests ask them.</param>
    /// <param name="chance">What becomes of calls.</param>
    /// <param name="sampling">Part of the requests that is simulated.</param>
    public StoreCalls(StoreLink[] links, RandomStream chance, double sampling)
    {
        _links = links;
        _chance = chance;
        _sampling = sampling;
        _free = [.. links.Select(_ => Array.Empty<long>())];
        _lanes = [.. links.Select(link => new long[link.Use.Parallel])];
        _hitRatios = new double[links.Length];
        _seconds = new double[links.Length];
        _failed = new int[links.Length];
        _asked = new int[links.Length];
    }

    /// <summary>Caches that have always had the same traffic.</summary>
    /// <param name="rate">Requests per second, of all that there are.</param>
    public void Begin(double rate)
    {
        for (int i = 0; i < _links.Length; i++)
        {
            _links[i].Cache.Begin(rate * (1 - _links[i].Fate.FailedShare));
            _hitRatios[i] = _links[i].Cache.HitRatio;
        }
    }

    /// <summary>Sets the number of pods; connections of new ones are free.</summary>
    public void Resize(int pods)
    {
        for (int i = 0; i < _links.Length; i++)
        {
            int each = _links[i].Use.Connections;
            if (pods * each > _free[i].Length)
            {
                Array.Resize(ref _free[i], Math.Max(pods * each, _free[i].Length * 2));
            }
            if (pods > _pods)
            {
                _free[i].AsSpan(_pods * each, (pods - _pods) * each).Clear();
            }
        }
        _pods = pods;
    }

    /// <param name="faults">What each store does to calls.</param>
    public void See(Impairment[] faults)
    {
        foreach (StoreLink link in _links)
        {
            link.See(faults[link.Use.Store]);
        }
    }

    /// <summary>A request makes all its calls.</summary>
    /// <param name="pod">Where it is.</param>
    /// <param name="now">When it begins with them, in the slow motion of the pod; moved on to when it has done.</param>
    /// <param name="thinning">Of the pods.</param>
    /// <param name="spent">How long it takes, nanoseconds.</param>
    /// <returns>Whether the request can be answered.</returns>
    public bool TryMake(int pod, ref long now, in Thinning thinning, out long spent)
    {
        spent = 0;
        for (int use = 0; use < _links.Length; use++)
        {
            _asked[use]++;
            bool answered = TryDraw(use, out long calling);
            long wait = Connect(use, pod, now, thinning, out long longest);
            now += wait + thinning.Stretch(calling);
            spent += thinning.WaitOf(wait, longest) + calling;
            _seconds[use] += calling * 1e-9;
            if (!answered)
            {
                _failed[use]++;
                return false;
            }
        }
        return true;
    }

    /// <summary>Caches fill, telemetry is written, and the count begins anew.</summary>
    public void EndStep(TelemetryBoard board, int pool, SimDuration step)
    {
        for (int i = 0; i < _links.Length; i++)
        {
            double seconds = step.TotalSeconds;
            double asked = _asked[i];
            double rate = asked / _sampling / seconds * (1 - _links[i].Fate.FailedShare);
            double mean =
                asked > 0
                    ? _seconds[i] / asked
                    : CallTimes.Of(_links[i].Use, _links[i].Fate, _hitRatios[i]).MeanSeconds;
            board.WriteStore(
                pool,
                i,
                new StoreLoad(_hitRatios[i], SimDuration.FromSeconds(mean), asked > 0 ? _failed[i] / asked : 0)
            );
            _links[i].Cache.Advance(rate, seconds);
            _hitRatios[i] = _links[i].Cache.HitRatio;
            (_seconds[i], _failed[i], _asked[i]) = (0, 0, 0);
        }
    }

    /// <summary>Draws the rounds of one request at one store.</summary>
    /// <param name="calling">How long they take.</param>
    private bool TryDraw(int use, out long calling)
    {
        StoreLink link = _links[use];
        Span<long> lanes = _lanes[use];
        lanes.Clear();
        calling = 0;
        long lookUp = link.Use.Cache?.HitTime.Nanoseconds ?? 0;
        for (int round = 0; round < link.Use.Rounds; round++)
        {
            calling += lookUp;
            long slowest = 0;
            bool sound = true;
            int lane = 0;
            for (int call = link.Use.CallsOf(round); call > 0; call--)
            {
                if (_chance.NextDouble() < _hitRatios[use])
                {
                    continue;
                }
                sound &= TryCall(link.Fate, out long took);
                lanes[lane++] += took;
                slowest = Math.Max(slowest, took);
            }
            calling += slowest;
            if (!sound && !link.Use.HasFallback)
            {
                return false;
            }
        }
        return true;
    }

    private bool TryCall(in CallFate fate, out long took)
    {
        took = fate.Answer.Nanoseconds;
        if (fate.FailedShare <= 0)
        {
            return true;
        }
        double uniform = _chance.NextDouble();
        if (uniform < fate.LostShare)
        {
            took = fate.Timeout.Nanoseconds;
        }
        else if (uniform < fate.LostShare + fate.RefusedShare)
        {
            took = fate.Refusal.Nanoseconds;
        }
        return uniform >= fate.FailedShare;
    }

    /// <summary>Takes a connection of the pod for each of the calls that are made at once.</summary>
    /// <param name="longest">The stretched time for which the longest is kept.</param>
    /// <returns>The wait for the last of them.</returns>
    private long Connect(int use, int pod, long now, in Thinning thinning, out long longest)
    {
        int each = _links[use].Use.Connections;
        Span<long> free = _free[use].AsSpan(pod * each, each);
        long wait = 0;
        longest = 0;
        foreach (long held in _lanes[use])
        {
            if (held > 0)
            {
                long stretched = thinning.Stretch(held);
                wait = Math.Max(wait, Servers.Serve(free, now, stretched) - now);
                longest = Math.Max(longest, stretched);
            }
        }
        return wait;
    }
}
