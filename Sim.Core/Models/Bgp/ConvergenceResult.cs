using Sim.Core.Quantities;

namespace Sim.Core.Models.Bgp;

/// <summary>What followed a change.</summary>
public sealed record ConvergenceResult
{
    /// <summary>When the change was made.</summary>
    public required SimTime Begin { get; init; }

    /// <summary>
    /// From the change to the last best route that changed anywhere; where routes did not settle, to the limit.
    /// </summary>
    public required SimDuration Settled { get; init; }

    /// <summary>From the change to the last message.</summary>
    public required SimDuration LastMessage { get; init; }

    /// <summary>Advertisements sent.</summary>
    public required long Announcements { get; init; }

    /// <summary>Withdrawals sent.</summary>
    public required long Withdrawals { get; init; }

    /// <summary>Messages of both kinds.</summary>
    public long Messages => Announcements + Withdrawals;

    /// <summary>Best routes that changed, summed over speakers.</summary>
    public required long RouteChanges { get; init; }

    /// <summary>In steps of equal length, from the change on.</summary>
    public required IReadOnlyList<TimelineStep> Timeline { get; init; }

    /// <summary>By speaker: how long its packets were dropped until routes had settled.</summary>
    public required IReadOnlyList<SimDuration> DroppedFor { get; init; }

    /// <summary>By speaker: how long its packets went round until routes had settled.</summary>
    public required IReadOnlyList<SimDuration> LoopingFor { get; init; }

    /// <summary>Null when routes settled; otherwise who keeps changing.</summary>
    public required Oscillation? Oscillation { get; init; }

    public bool IsConverged => Oscillation is null;
}
