using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>What the nginx of a blade does when a pod does not answer.</summary>
public sealed record Upstream
{
    /// <summary>
    /// Failed tries after which a worker leaves a pod out, 0 to 1,000,000; 0: never. Default 0, that of ingress-nginx,
    /// which has no passive checks; that of nginx is 1 (<c>max_fails</c>). Not with <c>balancing: ewma</c>.
    /// </summary>
    [Limits(AtLeast = "0", AtMost = "1000000")]
    public int MaxFails { get; init; }

    /// <summary>
    /// How long a worker leaves a pod out, in whole seconds. Default 10 s (nginx, <c>fail_timeout</c>).
    /// </summary>
    [Limits(AtLeast = "1s", AtMost = "1d")]
    public SimDuration FailTimeout { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>
    /// Pods that one request tries, the first included, 0 to 1,000; 0: each once. Default 3 (ingress-nginx); that of
    /// nginx is 0 (<c>proxy_next_upstream_tries</c>).
    /// </summary>
    [Limits(AtLeast = "0", AtMost = "1000")]
    public int Tries { get; init; } = 3;

    /// <summary>
    /// No further try begins later than that; 0: no limit. Default 0 (nginx and ingress-nginx,
    /// <c>proxy_next_upstream_timeout</c>).
    /// </summary>
    [Limits(AtMost = "1d")]
    public SimDuration TriesTimeout { get; init; }

    /// <summary>
    /// After what time a silent pod counts as failed. Default 5 s (ingress-nginx); that of nginx is 60 s
    /// (<c>proxy_connect_timeout</c>).
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "1h")]
    public SimDuration ConnectTimeout { get; init; } = SimDuration.FromSeconds(5);
}
