namespace Sim.Core.Models.Publication;

/// <summary>Somebody who acts on what the control plane publishes: a data plane, the resolvers.</summary>
public interface ISnapshotListener
{
    void OnPublished(DnsSnapshot snapshot);

    void OnPublished(RouteSnapshot snapshot);

    void OnPublished(EndpointSnapshot snapshot);
}
