namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>How a try at a server can go wrong, in the words of <c>proxy_next_upstream</c>.</summary>
[Flags]
public enum UpstreamFailures
{
    None = 0,

    /// <summary>Refused, reset, or closed before the response header: <c>error</c>.</summary>
    Error = 1,

    /// <summary>A timeout of connect, send or read: <c>timeout</c>.</summary>
    Timeout = 1 << 1,

    /// <summary>An empty or invalid response: <c>invalid_header</c>.</summary>
    InvalidHeader = 1 << 2,

    Http500 = 1 << 3,
    Http502 = 1 << 4,
    Http503 = 1 << 5,
    Http504 = 1 << 6,
    Http403 = 1 << 7,
    Http404 = 1 << 8,
    Http429 = 1 << 9,
}
