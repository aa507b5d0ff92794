using Sim.Core.Models.Publication;

namespace Sim.Core.Tests.Models;

/// <summary>Keeps every snapshot that is published.</summary>
internal sealed class PublicationRecorder : ISnapshotListener
{
    public List<DnsSnapshot> Dns { get; } = [];

    public List<RouteSnapshot> Routes { get; } = [];

    public List<EndpointSnapshot> Endpoints { get; } = [];

    public void OnPublished(DnsSnapshot snapshot) => Dns.Add(snapshot);

    public void OnPublished(RouteSnapshot snapshot) => Routes.Add(snapshot);

    public void OnPublished(EndpointSnapshot snapshot) => Endpoints.Add(snapshot);
}
