using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>An anycast front end before pools in several regions.</summary>
public sealed record FrontEnd
{
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Id { get; init; }

    public FrontEndKind Kind { get; init; } = FrontEndKind.GoogleGlobal;

    /// <summary>The anycast address.</summary>
    public required string Address { get; init; }

    /// <summary>Its IPv6 anycast address, which leads to the same edges. Default: none.</summary>
    public string? Address6 { get; init; }

    /// <summary>
    /// Longest time without a request until an edge closes a connection. Default 610 s (client HTTP keepalive timeout
    /// of Google's external application load balancers).
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    public SimDuration KeepaliveTimeout { get; init; } = SimDuration.FromSeconds(610);

    /// <summary>Pools behind it.</summary>
    [Items(AtLeast = 1)]
    public required IReadOnlyList<string> Backends { get; init; }

    /// <summary>How requests are spread over them.</summary>
    public FrontEndPolicy Policy { get; init; } = new();

    /// <summary>Pools whose target is not just their maxRatePerEndpoint. Default: none.</summary>
    public IReadOnlyList<PoolTarget> Targets { get; init; } = [];

    /// <summary>
    /// Time between two reports of usage, after each of which requests are spread anew. Default 10 s: an assumption.
    /// </summary>
    [Limits(AtLeast = "1s", AtMost = "10m")]
    [Plausible("5s", "30s")]
    public SimDuration ReportInterval { get; init; } = SimDuration.FromSeconds(10);
}
