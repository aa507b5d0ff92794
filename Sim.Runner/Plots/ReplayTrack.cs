using Sim.Core.Quantities;
using Sim.Scenarios.Replay;

namespace Sim.Runner.Plots;

/// <summary>
/// Brings the steps of a replay to as many as a panel can show; each is two points of equal height. Of steps that are
/// joined the worst is shown, in all panels the same: that with most unmet requests, of equal ones with most requests.
/// </summary>
internal sealed class ReplayTrack
{
    private readonly ReplayStep[] _worst;

    /// <param name="most">Neighboring steps are joined until there are at most this many.</param>
    public ReplayTrack(ReplayResult result, int most)
    {
        int joined = (result.Steps.Count + most - 1) / most;
        Joined = result.Step * joined;
        LengthHours = result.Step.TotalHours * result.Steps.Count;
        _worst = [.. result.Steps.Chunk(joined).Select(steps => steps.MaxBy(step => (step.Unmet, step.Rate)))];
        double length = Joined.TotalHours;
        Hours = [.. _worst.SelectMany((_, i) => new[] { i * length, Math.Min((i + 1) * length, LengthHours) })];
    }

    /// <summary>What one shown step stands for.</summary>
    public SimDuration Joined { get; }

    public double LengthHours { get; }

    /// <summary>The begin and the end of every shown step.</summary>
    public double[] Hours { get; }

    public double[] Values(Func<ReplayStep, double> value) =>
        [.. _worst.SelectMany(step => Enumerable.Repeat(value(step), 2))];
}
