namespace Sim.Scenarios.Schema.Source;

/// <summary>A key and its value in a mapping.</summary>
public sealed record LocatedEntry(LocatedScalar Key, LocatedNode Value);
