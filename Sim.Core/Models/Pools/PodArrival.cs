using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <summary>Like pods that have begun to serve, and when they passed the stages of their lives, in order.</summary>
public readonly record struct PodArrival
{
    /// <summary>How many, 1 or more.</summary>
    public required int Pods { get; init; }

    /// <summary>Pods that the pool wanted before it asked for these.</summary>
    public required int WantedBefore { get; init; }

    /// <summary>
    /// When the sample was taken that the decision rests on; null: no sample did, since they were planned or had to
    /// begin again.
    /// </summary>
    public required SimTime? SampledAt { get; init; }

    /// <summary>When they were asked for; of pods whose node went away, when it did.</summary>
    public required SimTime AskedAt { get; init; }

    /// <summary>When a node had room.</summary>
    public required SimTime PlacedAt { get; init; }

    /// <summary>When that node had the image.</summary>
    public required SimTime PulledAt { get; init; }

    /// <summary>When the readiness probe had succeeded.</summary>
    public required SimTime ReadyAt { get; init; }

    /// <summary>When they were among the endpoints.</summary>
    public required SimTime ServingAt { get; init; }
}
