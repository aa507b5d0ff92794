using System.Net;

namespace Sim.Core.Routing.Bgp.Forwarding;

/// <summary>The way of a packet from network to network, by the longest matching prefix at each.</summary>
/// <param name="Hops">By index, the first network in front; of a loop the network that comes again is last,
/// too.</param>
public sealed record ForwardingPath(ForwardingOutcome Outcome, IReadOnlyList<int> Hops)
{
    /// <summary>Follows a packet, hop by hop.</summary>
    /// <param name="prefixes">All prefixes that have routes, in any order; each once.</param>
    /// <param name="from">The first network, by index.</param>
    public static ForwardingPath Trace(IReadOnlyList<IForwarding> prefixes, IPAddress destination, int from)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        IForwarding[] matching =
        [
            .. prefixes
                .Where(one => one.Prefix.Contains(destination))
                .OrderByDescending(one => one.Prefix.PrefixLength),
        ];
        List<int> hops = [from];
        while (true)
        {
            ForwardingStep step = StepAt(matching, hops[^1]);
            if (step.Does != ForwardingStep.Action.Forward)
            {
                return new ForwardingPath(OutcomeOf(step.Does), hops);
            }
            bool isLoop = hops.Contains(step.Next);
            hops.Add(step.Next);
            if (isLoop)
            {
                return new ForwardingPath(ForwardingOutcome.Loop, hops);
            }
        }
    }

    private static ForwardingStep StepAt(IForwarding[] matching, int index)
    {
        foreach (IForwarding prefix in matching)
        {
            if (prefix.StepAt(index) is { Does: not ForwardingStep.Action.NoRoute } step)
            {
                return step;
            }
        }
        return ForwardingStep.NoRoute;
    }

    private static ForwardingOutcome OutcomeOf(ForwardingStep.Action action) =>
        action switch
        {
            ForwardingStep.Action.Arrived => ForwardingOutcome.Arrived,
            ForwardingStep.Action.Discard => ForwardingOutcome.Blackhole,
            _ => ForwardingOutcome.NoRoute,
        };
}
