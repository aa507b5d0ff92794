namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>What the users of one country get.</summary>
public sealed record CountryCatchment(string Country, CatchmentSummary Summary);
