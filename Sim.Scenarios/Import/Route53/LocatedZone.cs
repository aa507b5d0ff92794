using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Route53;

/// <summary>A zone, and where each of its record sets stands.</summary>
internal sealed record LocatedZone(Zone Zone, IReadOnlyList<Location> Places);
