namespace Sim.Scenarios.Replay;

/// <summary>The requests of one country.</summary>
/// <param name="Country">ISO 3166 alpha-2; null: of everybody.</param>
public sealed record DemandTracePart(string? Country, RequestTrace Trace);
