namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>Which members of a group may answer a client; members are numbered in the zone.</summary>
/// <param name="IsLastResort">No applicable member is healthy, so health is disregarded.</param>
/// <param name="Eligible">How many may answer; 0 when the policy has nobody for this client.</param>
/// <param name="FirstEligible">The first of them.</param>
/// <param name="End">The end (exclusive) of the tier they are in.</param>
/// <param name="WeightSum">The sum of their weights, greater than 0.</param>
internal readonly record struct Choice(bool IsLastResort, int Eligible, int FirstEligible, int End, int WeightSum);
