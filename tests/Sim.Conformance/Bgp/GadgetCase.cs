namespace Sim.Conformance.Bgp;

/// <summary>
/// A case of the family spp-gadgets; nodes are keys as texts, a node without a route has an empty path.
/// </summary>
internal sealed record GadgetCase(
    string Id,
    uint Destination,
    Dictionary<string, uint[][]> RankedPaths,
    Dictionary<string, uint[]>[] StableSolutions,
    SynchronousExpectation Synchronous,
    Dictionary<string, uint[]>[] AsyncReachableFixpoints,
    string? Source = null,
    string? Note = null
);

internal sealed record SynchronousExpectation(string Result, int? Round = null, int? Period = null);
