using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>
/// nginx's <c>proxy_next_upstream</c>: which tries count as failed, and which are followed by another.
/// </summary>
/// <remarks>
/// Source: ngx_http_proxy_module, and ngx_http_upstream of nginx 1.22. An error, a timeout or an invalid header counts
/// as a failure of the server even where it is not listed. A listed status counts and is tried elsewhere only while
/// there is another try: on the last one the response is passed on and the server has succeeded. 403 and 404 never
/// count.
/// </remarks>
public sealed record NextUpstream
{
    private const UpstreamFailures Transport =
        UpstreamFailures.Error | UpstreamFailures.Timeout | UpstreamFailures.InvalidHeader;

    private const UpstreamFailures Uncounted = UpstreamFailures.Http403 | UpstreamFailures.Http404;

    /// <summary>What is followed by another try. Default error and timeout (nginx).</summary>
    public UpstreamFailures On { get; init; } = UpstreamFailures.Error | UpstreamFailures.Timeout;

    /// <summary>
    /// <c>non_idempotent</c>: POST, LOCK and PATCH are tried again although they have been sent. Default no (nginx).
    /// </summary>
    public bool NonIdempotent { get; init; }

    /// <summary><c>proxy_next_upstream_tries</c>, the first included; 0: no limit. Default 0 (nginx).</summary>
    public int Tries { get; init; }

    /// <summary>
    /// <c>proxy_next_upstream_timeout</c>: no further try begins later than that; 0: no limit. Default 0 (nginx).
    /// </summary>
    public SimDuration Timeout { get; init; }

    /// <summary>ingress-nginx: error and timeout, three tries.</summary>
    public static NextUpstream Ingress { get; } = new() { Tries = 3 };

    /// <summary>Tries that a request has: one per server that is not down, at most <see cref="Tries"/>.</summary>
    public int TriesOf(ReadOnlySpan<UpstreamPeer> peers)
    {
        int servers = 0;
        foreach (ref readonly UpstreamPeer peer in peers)
        {
            servers += peer.IsDown ? 0 : 1;
        }
        return Tries > 0 ? Math.Min(Tries, servers) : servers;
    }

    /// <summary>What a try that went wrong leads to.</summary>
    /// <param name="failure">One of the failures.</param>
    /// <param name="triesLeft">Including this one.</param>
    /// <param name="elapsed">Since the first try began.</param>
    /// <param name="isUnsafe">The request has been sent, and its method is POST, LOCK or PATCH.</param>
    public NextUpstreamVerdict Judge(
        UpstreamFailures failure,
        int triesLeft,
        SimDuration elapsed,
        bool isUnsafe = false
    )
    {
        bool triesNext =
            triesLeft > 1
            && (On & failure) != UpstreamFailures.None
            && (!isUnsafe || NonIdempotent)
            && (Timeout == SimDuration.Zero || elapsed < Timeout);
        bool counts =
            (failure & Transport) != UpstreamFailures.None
            || (triesNext && (failure & Uncounted) == UpstreamFailures.None);
        return new NextUpstreamVerdict(counts, triesNext);
    }

    /// <summary>The status that the client gets when a transport failure is not tried again.</summary>
    public static int StatusOf(UpstreamFailures failure) => failure == UpstreamFailures.Timeout ? 504 : 502;
}
