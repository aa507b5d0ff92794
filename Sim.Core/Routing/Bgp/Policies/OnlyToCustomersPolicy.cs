using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>
/// Only-To-Customer: a route that has once gone down or sideways may only go down, which the attribute says.
/// </summary>
/// <remarks>
/// On receipt a marked route of a customer is a leak, and so is one of a peer that bears another mark than the peer's;
/// what providers and peers send without mark is marked for them. A marked route is never sent to a provider or peer.
/// Source: RFC 9234 section 5.
/// </remarks>
internal sealed class OnlyToCustomersPolicy : ISecurityPolicy
{
    public bool Accepts(in ReceivedRoute route, SecurityRegistry registry, ref RouteMarks marks)
    {
        uint sender = registry.Graph.Asns[route.Sender];
        bool isMarked = marks.OnlyToCustomer != 0;
        if (isMarked && (route.From == AsRelationship.Customer || IsOfAnotherPeer(route.From, marks, sender)))
        {
            return false;
        }
        if (!isMarked && route.From != AsRelationship.Customer)
        {
            marks = marks with { OnlyToCustomer = sender };
        }
        return true;
    }

    public bool Sends(uint sender, AsRelationship to, ref RouteMarks marks)
    {
        if (marks.OnlyToCustomer != 0)
        {
            return to == AsRelationship.Customer;
        }
        if (to != AsRelationship.Provider)
        {
            marks = marks with { OnlyToCustomer = sender };
        }
        return true;
    }

    private static bool IsOfAnotherPeer(AsRelationship from, RouteMarks marks, uint sender) =>
        from == AsRelationship.Peer && marks.OnlyToCustomer != sender;
}
