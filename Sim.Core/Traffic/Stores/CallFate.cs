using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Stores;

/// <summary>What becomes of one call to a data store that the cache has not answered.</summary>
/// <remarks>Delays of a share of the calls count with their mean, unless the pod does not wait for them.</remarks>
/// <param name="LostShare">Share without an answer in time, 0 to 1.</param>
/// <param name="RefusedShare">Share that is refused, 0 to 1.</param>
/// <param name="ErrorShare">Share that comes back with an error, 0 to 1; the three together at most 1.</param>
/// <param name="Answer">Time until an answer, or an error, is there.</param>
/// <param name="Refusal">Time until a refusal is there.</param>
/// <param name="Timeout">Time until the pod gives up.</param>
internal readonly record struct CallFate(
    double LostShare,
    double RefusedShare,
    double ErrorShare,
    SimDuration Answer,
    SimDuration Refusal,
    SimDuration Timeout
)
{
    public double FailedShare => Math.Min(1, LostShare + RefusedShare + ErrorShare);

    /// <summary>Mean over the calls that fail, seconds; 0 when none does.</summary>
    public double FailedSeconds =>
        FailedShare > 0
            ? (
                (LostShare * Timeout.TotalSeconds)
                + (RefusedShare * Refusal.TotalSeconds)
                + (ErrorShare * Answer.TotalSeconds)
            ) / FailedShare
            : 0;

    public static CallFate Of(StoreUse use, StoreSpec store, SimDuration roundTrip, in Impairment fault)
    {
        SimDuration sound = roundTrip + store.ServiceTime;
        double passed = fault.PassedShare;
        SimDuration answer = sound;
        double late = 0;
        if (sound > use.Timeout)
        {
            late = 1;
        }
        else if (sound + fault.Delay > use.Timeout)
        {
            late = fault.DelayedShare;
        }
        else
        {
            answer += fault.MeanDelay;
        }
        return new CallFate(
            fault.BlackholedShare + (passed * late),
            fault.RefusedShare,
            passed * (1 - late) * fault.ErrorShare,
            answer,
            SimDuration.Min(roundTrip, use.Timeout),
            use.Timeout
        );
    }
}
