using Sim.Core.Quantities;

namespace Sim.Core.Models.Routes;

/// <summary>Users of one vantage who meet a front end at one of its edges, over one round trip.</summary>
/// <param name="Edge">By index in the front end.</param>
/// <param name="Share">Of the vantage's users, 0 to 1.</param>
/// <param name="RoundTrip">To the edge; of an access network nothing.</param>
public readonly record struct EdgeShare(int Edge, double Share, SimDuration RoundTrip);
