using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>A way from one station of a <see cref="JacksonNetwork"/> to another one, or back to itself.</summary>
/// <param name="From">The name of the node that customers leave.</param>
/// <param name="To">The name of the node that they go to.</param>
/// <param name="Share">How many of those who leave go this way, 0 to 1.</param>
public sealed record JacksonRoute(string From, string To, Ratio Share);
