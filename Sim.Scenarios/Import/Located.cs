using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>Something read from a file, and where it stands.</summary>
public sealed record Located<T>(T Value, Location At);
