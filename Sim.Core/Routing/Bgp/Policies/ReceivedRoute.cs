using System.Net;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>A route as it arrives at a network.</summary>
/// <param name="receiver">By index in the graph.</param>
/// <param name="sender">By index in the graph.</param>
/// <param name="from">What the sender is to the receiver.</param>
/// <param name="path">As sent: the receiver is not in front.</param>
internal readonly ref struct ReceivedRoute(
    IPNetwork prefix,
    int receiver,
    int sender,
    AsRelationship from,
    ReadOnlySpan<uint> path
)
{
    public IPNetwork Prefix { get; } = prefix;

    public int Receiver { get; } = receiver;

    public int Sender { get; } = sender;

    public AsRelationship From { get; } = from;

    public ReadOnlySpan<uint> Path { get; } = path;

    public uint Origin => Path[^1];
}
