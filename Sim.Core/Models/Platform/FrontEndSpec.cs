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
)
{
    /// <summary>Its IPv6 address, which shares everything with the other; null: none.</summary>
    public string? Address6 { get; init; }
}
