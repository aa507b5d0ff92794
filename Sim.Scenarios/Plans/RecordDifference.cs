namespace Sim.Scenarios.Plans;

/// <summary>A record set that a change adds, removes or alters, in words.</summary>
/// <param name="Name">Its name, with a dot at the end.</param>
/// <param name="Type">Its type, such as AAAA.</param>
/// <param name="SetIdentifier">Null for a simple record set.</param>
/// <param name="Before">Policy, target, TTL and health check; null: it is added.</param>
/// <param name="After">The same afterwards; null: it is removed.</param>
public sealed record RecordDifference(string Name, string Type, string? SetIdentifier, string? Before, string? After);
