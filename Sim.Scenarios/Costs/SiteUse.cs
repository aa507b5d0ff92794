namespace Sim.Scenarios.Costs;

/// <summary>A site.</summary>
/// <param name="Site">Which.</param>
/// <param name="BilledMbps">95th percentile of what it sent, Mbit/s.</param>
/// <param name="Servers">Blades and workers.</param>
public sealed record SiteUse(string Site, double BilledMbps, double Servers);
