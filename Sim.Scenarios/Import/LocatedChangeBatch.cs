using Sim.Core.Routing.Dns.Changes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>A change batch and the place of each change, by which refusals are reported.</summary>
public sealed record LocatedChangeBatch(ChangeBatch Batch, IReadOnlyList<Location> Places);
