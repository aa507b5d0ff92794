using System.Net;

namespace Sim.Core.Routing.Bgp.Forwarding;

/// <summary>Where networks send packets for one prefix.</summary>
public interface IForwarding
{
    IPNetwork Prefix { get; }

    /// <summary>What a network does, by index.</summary>
    ForwardingStep StepAt(int index);
}
