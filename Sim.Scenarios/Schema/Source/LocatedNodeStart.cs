namespace Sim.Scenarios.Schema.Source;

/// <summary>A list or object in brackets whose end has not been read yet.</summary>
/// <param name="Kind">For messages: "list", "object".</param>
/// <param name="Close">The bracket that ends it.</param>
internal readonly record struct LocatedNodeStart(Location At, string Kind, char Close);
