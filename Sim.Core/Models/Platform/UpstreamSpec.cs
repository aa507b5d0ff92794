using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Models.Platform;

/// <summary>How blades choose pods, and what they do when one does not answer.</summary>
/// <remarks>Sources: ngx_http_upstream_module and ngx_http_proxy_module; ingress-nginx, ConfigMap.</remarks>
public sealed record UpstreamSpec
{
    /// <summary>Default round robin (nginx and ingress-nginx).</summary>
    public UpstreamBalancing Balancing { get; init; }

    /// <summary>
    /// Failed tries after which a worker leaves a pod out, 0 or more; 0: never. Default 0: ingress-nginx, which knows
    /// no passive checks; nginx 1. Not with <see cref="UpstreamBalancing.Ewma"/>, which is ingress-nginx's.
    /// </summary>
    public int MaxFails { get; init; }

    /// <summary>How long it is left out then; nginx counts whole seconds. Default 10 s (nginx).</summary>
    public SimDuration FailTimeout { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>Which tries are followed by another. Default ingress-nginx: error and timeout, three tries.</summary>
    public NextUpstream Next { get; init; } = NextUpstream.Ingress;

    /// <summary>
    /// Time after which a pod that is silent counts as failed, more than 0. Default 5 s:
    /// <c>proxy-connect-timeout</c> of ingress-nginx; nginx 60 s.
    /// </summary>
    public SimDuration ConnectTimeout { get; init; } = SimDuration.FromSeconds(5);

    /// <summary>Whether a worker's turn goes on whatever a request has tried.</summary>
    internal bool GoesOnInTurn => Balancing == UpstreamBalancing.RoundRobin && MaxFails == 0;

    /// <summary>Tries that a request has before so many pods, at least 1.</summary>
    /// <remarks>nginx tries each pod once; ingress-nginx goes on to any.</remarks>
    internal int TriesOf(int pods)
    {
        bool isEachOnce = Balancing == UpstreamBalancing.LeastConnections || MaxFails > 0 || Next.Tries == 0;
        return Math.Max(1, isEachOnce && (Next.Tries == 0 || pods < Next.Tries) ? pods : Next.Tries);
    }
}
