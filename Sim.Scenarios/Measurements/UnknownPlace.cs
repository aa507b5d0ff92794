using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Measurements;

/// <summary>A name in a file of measurements that no table knows; its rows are left out.</summary>
/// <param name="Suggestion">The nearest known name; null when none is near.</param>
/// <param name="Rows">In which it stands.</param>
/// <param name="First">Where it stands first.</param>
public sealed record UnknownPlace(string Name, string? Suggestion, int Rows, Location First);
