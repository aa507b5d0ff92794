using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>A <c>server</c> line of an <c>upstream</c> block of nginx.</summary>
/// <remarks>Source: ngx_http_upstream_module. Not modeled: <c>backup</c>, <c>resolve</c>, <c>slow_start</c>.</remarks>
public sealed record UpstreamServer
{
    /// <summary>1 or more. Default 1 (nginx).</summary>
    public int Weight { get; init; } = 1;

    /// <summary>
    /// Failed tries within <see cref="FailTimeout"/> after which the server is left out; 0: never. Default 1 (nginx).
    /// </summary>
    public int MaxFails { get; init; } = 1;

    /// <summary>
    /// Both the time in which the failures must happen and the time for which the server is left out then; nginx counts
    /// whole seconds. Default 10 s (nginx).
    /// </summary>
    public SimDuration FailTimeout { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>Most requests at once from this worker; 0: no limit. Default 0 (nginx).</summary>
    public int MaxConnections { get; init; }

    /// <summary>Never used.</summary>
    public bool IsDown { get; init; }
}
