using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>When a server closes connections that work.</summary>
/// <param name="Idle">Longest time without a request, more than 0; nginx: <c>keepalive_timeout</c>.</param>
/// <param name="Requests">Most requests, 2 or more; null: any number; nginx: <c>keepalive_requests</c>.</param>
/// <param name="Age">Longest life, more than 0; null: any; nginx: <c>keepalive_time</c>.</param>
public sealed record ConnectionLimits(SimDuration Idle, int? Requests, SimDuration? Age);
