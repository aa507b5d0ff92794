namespace Sim.Scenarios.Costs;

/// <summary>Requests of one region that an endpoint (a site or a pool) answered.</summary>
public sealed record RegionUse(string Region, string Endpoint, double Answered);
