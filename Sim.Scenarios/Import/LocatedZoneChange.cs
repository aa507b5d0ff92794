namespace Sim.Scenarios.Import;

/// <summary>What a zone becomes.</summary>
/// <param name="Zone">The zone afterwards; record sets that the change leaves alone keep their place.</param>
/// <param name="Batch">The change batch; null when a whole zone was given instead.</param>
public sealed record LocatedZoneChange(LocatedZone Zone, LocatedChangeBatch? Batch);
