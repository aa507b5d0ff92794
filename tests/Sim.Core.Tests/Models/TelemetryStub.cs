using Sim.Core.Models.Telemetry;

namespace Sim.Core.Tests.Models;

/// <summary>Traffic as a test says it is.</summary>
internal sealed class TelemetryStub : ITelemetry
{
    /// <summary>By default nothing has been measured yet.</summary>
    public Func<int, PoolLoad> Pools { get; set; } = _ => default;

    /// <summary>By edge, requests per second.</summary>
    public double[] Edges { get; set; } = [];

    public PoolLoad Pool(int pool) => Pools(pool);

    public BladeLoad Blade(int site, int blade) => default;

    public double EdgeArrivals(int frontEnd, int edge) => Edges[edge];
}
