using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>What users ask for, and what one request costs.</summary>
public sealed record Service
{
    /// <summary>The name that clients look up, without trailing dot.</summary>
    [TextForm(TextFormAttribute.Host, "a host name such as api.example.com")]
    public required string Host { get; init; }

    /// <summary>Version of TLS: "1.2" or "1.3". Default 1.3 (RFC 8446).</summary>
    [TextForm("^1\\.[23]$", "\"1.2\" or \"1.3\"", Words = ["1.3", "1.2"])]
    public string Tls { get; init; } = "1.3";

    /// <summary>
    /// Size of a response on the wire, more than 0. Default 14 KB: fits the first congestion window (RFC 6928).
    /// </summary>
    [Limits(MoreThan = "0B", AtMost = "1GB")]
    public ByteSize Response { get; init; } = new(14_000);

    /// <summary>CPU time of one request in a pod, more than 0.</summary>
    [Limits(MoreThan = "0s", AtMost = "1h")]
    public required SimDuration Cpu { get; init; }

    /// <summary>
    /// Time that a request holds a pod's worker besides its CPU time (databases, other services). Default 20 ms: an
    /// assumption.
    /// </summary>
    [Limits(AtMost = "1h")]
    [Plausible("5ms", "100ms")]
    public SimDuration Wait { get; init; } = SimDuration.FromMilliseconds(20);

    /// <summary>How long a client waits for an answer to one attempt. Default 10 s: an assumption.</summary>
    [Limits(MoreThan = "0s", AtMost = "1h")]
    [Plausible("3s", "30s")]
    public SimDuration Timeout { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>Attempts after the first, 0 to 10. Default 2: an assumption.</summary>
    [Limits(AtLeast = "0", AtMost = "10")]
    [Plausible("0", "5")]
    public int Retries { get; init; } = 2;

    /// <summary>Mean pause before a retry; doubles with each further one. Default 1 s: an assumption.</summary>
    [Limits(AtMost = "1h")]
    [Plausible("200ms", "5s")]
    public SimDuration Backoff { get; init; } = SimDuration.FromSeconds(1);

    /// <summary>
    /// Most retries, as a share of first attempts, that clients of one group send. Default 20 %: an assumption
    /// (a retry budget).
    /// </summary>
    [Limits(AtMost = "1000%")]
    [Plausible("10%", "100%")]
    public Ratio RetryBudget { get; init; } = new(0.2);
}
