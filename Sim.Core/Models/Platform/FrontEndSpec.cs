namespace Sim.Core.Models.Platform;

/// <summary>An anycast front end before pools in several regions.</summary>
/// <param name="Id">Its name in the scenario.</param>
/// <param name="Address">The anycast address.</param>
/// <param name="Edges">Where it meets users.</param>
/// <param name="Backends">Indices of the pools behind it.</param>
/// <param name="Limits">When an edge closes connections.</param>
public sealed record FrontEndSpec(
    string Id,
    string Address,
    IReadOnlyList<EdgeSpec> Edges,
    IReadOnlyList<int> Backends,
    ConnectionLimits Limits
);
