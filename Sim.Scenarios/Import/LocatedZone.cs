using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>A zone, and where each of its record sets and health checks stands.</summary>
/// <param name="Places">By position in <see cref="Zone.RecordSets"/>.</param>
/// <param name="HealthCheckPlaces">By position in <see cref="Zone.HealthChecks"/>.</param>
public sealed record LocatedZone(Zone Zone, IReadOnlyList<Location> Places, IReadOnlyList<Location> HealthCheckPlaces)
{
    /// <summary>The files it was read from, and their formats.</summary>
    public IReadOnlyList<ZoneFile> Files { get; init; } = [];
}
