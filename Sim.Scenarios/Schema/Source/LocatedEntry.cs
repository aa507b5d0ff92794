namespace Sim.Scenarios.Schema.Source;

/// <summary>A key and its value in a mapping.</summary>
public readonly record struct LocatedEntry(LocatedScalar Key, LocatedNode Value);
