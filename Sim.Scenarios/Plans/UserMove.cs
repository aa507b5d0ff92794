using Sim.Core.Quantities;

namespace Sim.Scenarios.Plans;

/// <summary>Requests of a country's users on one kind of network that go elsewhere after a change.</summary>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Network">How they reach the Internet: <c>fixed</c> or <c>mobile</c>.</param>
/// <param name="Phase">When they move.</param>
/// <param name="From">The site or front end that they leave, or an address that neither has.</param>
/// <param name="To">The one they go to; <see cref="DnsPlan.NoAnswer"/> when there is none.</param>
/// <param name="Share">Share of all requests of these users, 0 to 1.</param>
/// <param name="Rate">At the time of day at which most requests of all users move.</param>
public sealed record UserMove(
    string Country,
    string Network,
    MovePhase Phase,
    string From,
    string To,
    double Share,
    RequestRate Rate
);
