using Sim.Core.Quantities;

namespace Sim.Scenarios.Replay;

/// <summary>What an autoscaler would have done with the traffic of a trace.</summary>
public sealed record ReplayResult
{
    public required string Name { get; init; }

    /// <summary>Requests per second that one pod serves at most.</summary>
    public required RequestRate PodCapacity { get; init; }

    /// <summary>The largest number of pods that the autoscaler may ask for.</summary>
    public required int MostAllowed { get; init; }

    /// <summary>The target of CPU utilization; null: the autoscaler has none.</summary>
    public Ratio? CpuTarget { get; init; }

    /// <summary>What each metric was taken to measure, in words.</summary>
    public required IReadOnlyList<string> Readings { get; init; }

    /// <summary>One per step, without a gap.</summary>
    public required IReadOnlyList<ReplayStep> Steps { get; init; }

    /// <summary>Length of each step.</summary>
    public required SimDuration Step { get; init; }

    /// <summary>Every change of the wanted number of pods, with the autoscaler's reason.</summary>
    public required IReadOnlyList<ReplayDecision> Decisions { get; init; }

    /// <summary>Requests that came.</summary>
    public required double Requests { get; init; }

    /// <summary>Requests that found no capacity.</summary>
    public required double UnmetRequests { get; init; }

    /// <summary>Time during which some did not.</summary>
    public required SimDuration Short { get; init; }

    /// <summary>Hours of pods that were placed on a node, from their start on.</summary>
    public required double PodHours { get; init; }

    /// <summary>Hours of ready nodes; 0 where nodes are not modeled.</summary>
    public required double NodeHours { get; init; }

    /// <summary>What the nodes cost; null: their price is not known, or nodes are not modeled.</summary>
    public required double? CostUsd { get; init; }

    /// <summary>Requests that found no capacity, as a share of all.</summary>
    public Ratio UnmetShare => new(Requests > 0 ? UnmetRequests / Requests : 0);

    /// <summary>Used share of the CPU that serving pods requested, over the whole time.</summary>
    public required Ratio MeanUtilization { get; init; }

    public int MostDesired => Steps.Max(step => step.Desired);

    public int LeastDesired => Steps.Min(step => step.Desired);

    /// <summary>Changes of direction within <see cref="Oscillation.Window"/>, in the worst hour.</summary>
    public int ReversalsInWorstHour => Oscillation.InWorstHour(Decisions);

    /// <summary>The count goes up and down without end.</summary>
    public bool Oscillates => ReversalsInWorstHour >= Oscillation.Least;
}
