using System.Globalization;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.World;

/// <summary>The words of a journey about a data store.</summary>
internal static class JourneyStore
{
    public static JourneyStep Step(
        StoreSpec store,
        StoreUse use,
        SimDuration roundTrip,
        in StoreLoad load,
        in Impairment fault
    )
    {
        string calls = string.Create(
            CultureInfo.InvariantCulture,
            $"{use.Calls} {(use.Calls == 1 ? "call" : "calls")}, {use.Parallel} at once"
        );
        List<string> details =
        [
            $"{MeasureText.Latency(roundTrip)} for a round trip, {MeasureText.Latency(store.ServiceTime)} in the store",
        ];
        if (use.Cache is { } cache)
        {
            details.Add(
                $"the cache answers {MeasureText.Percent(load.HitRatio)} of the calls, "
                    + $"{MeasureText.Percent(cache.HitRatio.Value)} when it is warm"
            );
        }
        details.AddRange(JourneyText.Fault("store", fault));
        if (load.FailedShare > 0)
        {
            string timeout = MeasureText.Latency(use.Timeout);
            details.Add(
                $"! {MeasureText.Percent(load.FailedShare)} of requests end with an error; "
                    + $"a pod waits {timeout} for a call"
            );
        }
        else if (use.HasFallback && !fault.IsSound)
        {
            details.Add("requests go on without what it does not answer");
        }
        return new JourneyStep(
            "store",
            $"{store.Id}, {calls}: {MeasureText.Latency(load.MeanTime)} in the mean over all requests",
            details
        );
    }
}
