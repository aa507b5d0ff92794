using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>What every request of a pool asks of a data store.</summary>
/// <remarks>
/// A request makes its calls in rounds, <see cref="Parallel"/> of them at once, and waits for the slowest of a round.
/// A call whose answer is in the cache does not leave the pool; the others take a round trip, the time in the store,
/// and a connection of their pod.
/// </remarks>
public sealed record StoreUse
{
    /// <summary>Index of the store.</summary>
    public required int Store { get; init; }

    /// <summary>Calls of one request, 1 or more.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls that a request makes at once, 1 or more.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>Connections of one pod to the store, 1 or more: so many calls are under way at once.</summary>
    public required int Connections { get; init; }

    /// <summary>How long a pod waits for the answer to one call, more than 0.</summary>
    public required SimDuration Timeout { get; init; }

    /// <summary>
    /// Whether a request goes on without the answer to a call that has failed; otherwise it is answered with an error.
    /// </summary>
    public bool HasFallback { get; init; }

    /// <summary>Null: every call goes to the store.</summary>
    public CacheSpec? Cache { get; init; }

    /// <summary>Between pod and store. Null: as the latency model has it, see <see cref="Routes.PathTable"/>.</summary>
    public SimDuration? RoundTrip { get; init; }

    /// <summary>Calls of a round one after the other.</summary>
    internal int Rounds => (Calls + Parallel - 1) / Parallel;

    /// <summary>Calls of one round, by its index: the last may have fewer.</summary>
    internal int CallsOf(int round) => Math.Min(Parallel, Calls - (round * Parallel));
}
