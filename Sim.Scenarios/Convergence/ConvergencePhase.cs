using Sim.Core.Quantities;

namespace Sim.Scenarios.Convergence;

/// <summary>One change and what followed.</summary>
public sealed record ConvergencePhase
{
    /// <summary>In the past tense: <c>AS64500 withdrew</c>.</summary>
    public required string Change { get; init; }

    /// <summary>
    /// From the change to the last best route that changed anywhere; where routes did not settle, to the limit.
    /// </summary>
    public required SimDuration Settled { get; init; }

    /// <summary>From the change to the last message.</summary>
    public required SimDuration LastMessage { get; init; }

    public required long Announcements { get; init; }

    public required long Withdrawals { get; init; }

    /// <summary>Messages of both kinds.</summary>
    public long Messages => Announcements + Withdrawals;

    /// <summary>Best routes that changed, summed over networks.</summary>
    public required long RouteChanges { get; init; }

    /// <summary>From the change on.</summary>
    public required IReadOnlyList<ConvergenceStep> Timeline { get; init; }

    /// <summary>Networks whose packets arrive in the end.</summary>
    public required int Reached { get; init; }

    /// <summary>Networks whose packets arrived before the change and do not in the end.</summary>
    public required int Lost { get; init; }

    /// <summary>
    /// Seconds in which the packets of a network are dropped until they arrive for good, in the mean over those whose
    /// do; null when there is none.
    /// </summary>
    public required double? MeanDroppedSeconds { get; init; }

    /// <summary>The most of them; null when there is none.</summary>
    public required double? MostDroppedSeconds { get; init; }

    /// <summary>Seconds in which the packets of a network go round, in the mean over all.</summary>
    public required double MeanLoopingSeconds { get; init; }

    /// <summary>The most of them.</summary>
    public required double MostLoopingSeconds { get; init; }

    /// <summary>Null when routes settled.</summary>
    public required RouteCycle? Cycle { get; init; }

    public bool IsConverged => Cycle is null;

    /// <summary>
    /// Until the share of networks that had, or get, a route is on the other side of a half, to the length of a step.
    /// </summary>
    public SimDuration? Half => Passes(0.5);

    /// <summary>The same for nine in ten.</summary>
    public SimDuration? NineInTen => Passes(0.9);

    private SimDuration? Passes(double share)
    {
        double first = Timeline.Count > 0 ? Timeline[0].WithRoute : 0;
        double last = Timeline.Count > 0 ? Timeline[^1].WithRoute : 0;
        double level = first + ((last - first) * share);
        if (Math.Abs(last - first) < 1)
        {
            return null;
        }
        ConvergenceStep step = Timeline.First(one => last > first ? one.WithRoute >= level : one.WithRoute <= level);
        return SimDuration.Min(SimDuration.FromSeconds(step.AtSeconds), Settled);
    }
}
