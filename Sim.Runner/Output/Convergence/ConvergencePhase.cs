using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;

namespace Sim.Runner.Output.Convergence;

/// <summary>One change and what followed.</summary>
/// <param name="Change">In the past tense: <c>AS64500 withdrew</c>.</param>
/// <param name="Arrives">By network: whether its packets arrive in the end.</param>
internal sealed record ConvergencePhase(string Change, ConvergenceResult Result, IReadOnlyList<bool> Arrives)
{
    /// <summary>Networks whose packets arrive in the end.</summary>
    public int Reached => Arrives.Count(arrives => arrives);

    /// <summary>Until the share of networks that had, or get, a route is on the other side of a half.</summary>
    public SimDuration? Half => Passes(0.5);

    /// <summary>The same for nine in ten.</summary>
    public SimDuration? NineInTen => Passes(0.9);

    /// <summary>
    /// Seconds in which the packets of a network are dropped until they arrive for good, in the mean over those whose
    /// do; null when there is none.
    /// </summary>
    public double? MeanDroppedSeconds => Dropped.Any() ? Dropped.Average() : null;

    /// <inheritdoc cref="MeanDroppedSeconds"/>
    public double? MostDroppedSeconds => Dropped.Any() ? Dropped.Max() : null;

    /// <summary>Seconds in which the packets of a network go round, in the mean over all.</summary>
    public double MeanLoopingSeconds => Result.LoopingFor.Average(one => one.TotalSeconds);

    /// <inheritdoc cref="MeanLoopingSeconds"/>
    public double MostLoopingSeconds => Result.LoopingFor.Max(one => one.TotalSeconds);

    private IEnumerable<double> Dropped =>
        Result.DroppedFor.Where((_, network) => Arrives[network]).Select(one => one.TotalSeconds);

    private SimDuration? Passes(double share)
    {
        double first = Result.Timeline.Count > 0 ? Result.Timeline[0].WithRoute : 0;
        double last = Result.Timeline.Count > 0 ? Result.Timeline[^1].WithRoute : 0;
        double level = first + ((last - first) * share);
        if (Math.Abs(last - first) < 1)
        {
            return null;
        }
        TimelineStep step = Result.Timeline.First(one =>
            last > first ? one.WithRoute >= level : one.WithRoute <= level
        );
        return step.At;
    }
}
