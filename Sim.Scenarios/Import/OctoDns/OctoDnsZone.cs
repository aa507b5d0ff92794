using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>A zone file of octoDNS's YamlProvider, as it is written; equal to another that says the same.</summary>
/// <param name="Origin">The name of the zone, which the file itself does not hold.</param>
/// <param name="Records">In the order of the file.</param>
internal sealed record OctoDnsZone(DnsName Origin, ValueList<OctoDnsRecord> Records);
