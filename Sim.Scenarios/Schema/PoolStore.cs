using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>What every request of a pool asks of a data store.</summary>
public sealed record PoolStore
{
    /// <summary>The id of the data store.</summary>
    public required string Store { get; init; }

    /// <summary>Calls of one request, 1 to 100.</summary>
    [Limits(AtLeast = "1", AtMost = "100")]
    public required int Calls { get; init; }

    /// <summary>
    /// Calls that a request makes at once; it waits for the slowest of them. Default 1: one after the other.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "100")]
    public int Parallel { get; init; } = 1;

    /// <summary>
    /// Connections of one pod to the store, 1 to 10,000: so many calls are under way at once, the others wait. Default
    /// 10: that of HikariCP's maximumPoolSize.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "10000")]
    public int Connections { get; init; } = 10;

    /// <summary>How long a pod waits for the answer to one call. Default 1 s: an assumption.</summary>
    [Limits(MoreThan = "0s", AtMost = "1h")]
    public SimDuration Timeout { get; init; } = SimDuration.FromSeconds(1);

    /// <summary>What a request does when a call fails. Default: it is answered with an error.</summary>
    public StoreFailure OnFailure { get; init; } = StoreFailure.Error;

    /// <summary>
    /// Between pod and store. Default: as the network's latency model has it; 0.5 ms in the same place (a round trip
    /// within a data center, Dean 2009).
    /// </summary>
    [Limits(AtMost = "1h")]
    public SimDuration? RoundTrip { get; init; }

    /// <summary>The cache before the store; absent: every call goes to the store.</summary>
    public StoreCache? Cache { get; init; }
}
