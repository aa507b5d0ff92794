using Sim.Core.Models.Platform;

namespace Sim.Core.Traffic.Stores;

/// <summary>How long the calls of a request to one data store take, as moments.</summary>
/// <remarks>
/// Each call misses the cache, and fails, independently of the others. A round in which calls fail takes the mean time
/// of those. Without a fallback it is the last one.
/// </remarks>
/// <param name="MeanSeconds">Of a request in its calls; waits for connections come on top.</param>
/// <param name="Variance">Of that time, in square seconds.</param>
/// <param name="HeldSeconds">Mean time of all connections together that a request uses.</param>
/// <param name="HeldVariance">Of that time, in square seconds.</param>
/// <param name="FailedShare">Share of the requests that end with an error, 0 to 1.</param>
internal readonly record struct CallTimes(
    double MeanSeconds,
    double Variance,
    double HeldSeconds,
    double HeldVariance,
    double FailedShare
)
{
    public static CallTimes Of(StoreUse use, in CallFate fate, double hitRatio)
    {
        double lookUp = use.Cache?.HitTime.TotalSeconds ?? 0;
        double answer = fate.Answer.TotalSeconds;
        double failed = fate.FailedSeconds;
        double miss = 1 - hitRatio;
        double heldMean = miss * (((1 - fate.FailedShare) * answer) + (fate.FailedShare * failed));
        double heldSquare = miss * (((1 - fate.FailedShare) * answer * answer) + (fate.FailedShare * failed * failed));
        double alive = 1;
        double mean = 0;
        double variance = 0;
        double calls = 0;
        for (int round = 0; round < use.Rounds; round++)
        {
            (double missed, double failing) = RoundOf(use.CallsOf(round), fate, hitRatio);
            double busy = (missed * answer) + (failing * failed);
            mean += alive * (lookUp + busy);
            variance += alive * ((missed * answer * answer) + (failing * failed * failed) - (busy * busy));
            calls += alive * use.CallsOf(round);
            alive *= use.HasFallback ? 1 : 1 - failing;
        }
        return new CallTimes(
            mean,
            variance,
            calls * heldMean,
            calls * Math.Max(0, heldSquare - (heldMean * heldMean)),
            1 - alive
        );
    }

    /// <summary>
    /// Share of the rounds of so many calls in which one misses and all are answered, and share in which one fails.
    /// </summary>
    public static (double Missed, double Failing) RoundOf(int calls, in CallFate fate, double hitRatio)
    {
        double sound = hitRatio + ((1 - hitRatio) * (1 - fate.FailedShare));
        double allHit = 1;
        double allSound = 1;
        for (int i = 0; i < calls; i++)
        {
            allHit *= hitRatio;
            allSound *= sound;
        }
        return (allSound - allHit, 1 - allSound);
    }
}
