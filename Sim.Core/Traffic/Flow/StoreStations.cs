using Sim.Core.Models.Faults;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Stores;

namespace Sim.Core.Traffic.Flow;

/// <summary>The data stores behind one pool: what their calls add to a request, and how warm the caches are.</summary>
internal sealed class StoreStations(StoreLink[] links, SimDuration patience)
{
    private readonly CallTimes[] _times = new CallTimes[links.Length];
    private readonly double[] _hitRatios = new double[links.Length];
    private bool _hasBegun;

    public IReadOnlyList<StoreLink> Links => links;

    /// <summary>Mean time of a request in its calls, without waits for connections.</summary>
    public double MeanSeconds { get; private set; }

    /// <summary>Of the same, in square seconds.</summary>
    public double Variance { get; private set; }

    /// <summary>Share of the requests that come back with an error because of a store.</summary>
    public double ErrorShare { get; private set; }

    /// <summary>Share of the requests that wait for a store longer than their client does.</summary>
    public double TimeoutShare { get; private set; }

    /// <summary>Mean time and variance of all connections together that a request uses.</summary>
    public (double Seconds, double Variance) HeldOf(int use) => (_times[use].HeldSeconds, _times[use].HeldVariance);

    /// <summary>Works out what calls take in a step: caches are as warm as in its middle.</summary>
    /// <param name="rate">Requests per second that the pool takes.</param>
    /// <param name="faults">By store.</param>
    public void Prepare(double rate, SimDuration step, Impairment[] faults)
    {
        double alive = 1;
        (MeanSeconds, Variance, ErrorShare, TimeoutShare) = (0, 0, 0, 0);
        for (int i = 0; i < links.Length; i++)
        {
            StoreLink link = links[i];
            link.See(faults[link.Use.Store]);
            if (!_hasBegun)
            {
                link.Cache.Begin(rate);
            }
            _hitRatios[i] = link.Cache.HitRatioAfter(Kept(i, rate * alive), step.TotalSeconds / 2);
            CallTimes times = CallTimes.Of(link.Use, link.Fate, _hitRatios[i]);
            _times[i] = times with
            {
                HeldSeconds = alive * times.HeldSeconds,
                HeldVariance = alive * times.HeldVariance,
            };
            MeanSeconds += alive * times.MeanSeconds;
            Variance += alive * times.Variance;
            if (link.Fate.FailedSeconds >= patience.TotalSeconds)
            {
                TimeoutShare += alive * times.FailedShare;
            }
            else
            {
                ErrorShare += alive * times.FailedShare;
            }
            alive *= 1 - times.FailedShare;
        }
        _hasBegun = true;
    }

    /// <summary>The caches after the step.</summary>
    /// <param name="rate">Requests per second that the pool took.</param>
    public void Settle(double rate, SimDuration step)
    {
        for (int i = 0; i < links.Length; i++)
        {
            links[i].Cache.Advance(Kept(i, rate), step.TotalSeconds);
            rate *= 1 - _times[i].FailedShare;
        }
    }

    /// <summary>Adds what an answered request meets in its calls.</summary>
    public void AddTo(SojournDistribution sojourn)
    {
        for (int i = 0; i < links.Length; i++)
        {
            StoreLink link = links[i];
            sojourn.AddConstant((link.Use.Cache?.HitTime ?? SimDuration.Zero) * link.Use.Rounds);
            for (int round = 0; round < link.Use.Rounds; round++)
            {
                (double missed, double failing) = CallTimes.RoundOf(link.Use.CallsOf(round), link.Fate, _hitRatios[i]);
                if (!link.Use.HasFallback)
                {
                    missed = failing < 1 ? missed / (1 - failing) : 0;
                    failing = 0;
                }
                sojourn.AddDelay(link.Fate.Answer, missed);
                sojourn.AddDelay(SimDuration.FromSeconds(link.Fate.FailedSeconds), failing);
            }
        }
    }

    public void WriteTo(TelemetryBoard board, int pool)
    {
        for (int i = 0; i < links.Length; i++)
        {
            var load = new StoreLoad(
                _hitRatios[i],
                SimDuration.FromSeconds(_times[i].MeanSeconds),
                _times[i].FailedShare
            );
            board.WriteStore(pool, i, load);
        }
    }

    /// <summary>What the store does not answer is not kept.</summary>
    private double Kept(int use, double rate) => rate * (1 - links[use].Fate.FailedShare);
}
