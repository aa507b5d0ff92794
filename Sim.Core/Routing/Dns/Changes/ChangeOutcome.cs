namespace Sim.Core.Routing.Dns.Changes;

/// <summary>The changed zone, or every reason why the batch was refused as a whole.</summary>
/// <param name="Zone">Null exactly when there are refusals.</param>
public sealed record ChangeOutcome(Zone? Zone, IReadOnlyList<ChangeRefusal> Refusals);
