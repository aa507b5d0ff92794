namespace Sim.Core.Routing.Bgp.Forwarding;

/// <summary>What one network does with a packet for a prefix.</summary>
/// <param name="Next">The neighbor that it goes to, by index; -1 when it goes nowhere.</param>
public readonly record struct ForwardingStep(ForwardingStep.Action Does, int Next)
{
    /// <summary>What may happen to a packet at one network.</summary>
    public enum Action
    {
        /// <summary>Nothing, for want of a route: a shorter prefix may know.</summary>
        NoRoute,

        /// <summary>Hands it to a neighbor.</summary>
        Forward,

        /// <summary>Discards it on purpose.</summary>
        Discard,

        /// <summary>Keeps it: it announces the prefix.</summary>
        Arrived,
    }

    public static ForwardingStep NoRoute { get; } = new(Action.NoRoute, -1);

    public static ForwardingStep Discard { get; } = new(Action.Discard, -1);

    public static ForwardingStep Arrived { get; } = new(Action.Arrived, -1);

    public static ForwardingStep To(int neighbor) => new(Action.Forward, neighbor);
}
