using Sim.Core.Quantities;

namespace Sim.Scenarios.Replay;

/// <summary>Whether an autoscaler takes back what it has just done, again and again.</summary>
/// <remarks>
/// A reversal is a change against the direction of the one before, soon after it. The figures are assumptions: a pod
/// that is given up within <see cref="Window"/> has hardly paid for its start.
/// </remarks>
public static class Oscillation
{
    /// <summary>A change of direction later than this after the change before is the traffic's.</summary>
    public static readonly SimDuration Window = SimDuration.FromMinutes(15);

    /// <summary>From so many reversals within an hour on it oscillates.</summary>
    public const int Least = 4;

    /// <summary>The most reversals that begin within any hour.</summary>
    public static int InWorstHour(IReadOnlyList<ReplayDecision> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        SimDuration[] reversals =
        [
            .. decisions
                .Zip(decisions.Skip(1))
                .Where(pair => IsReversal(pair.First, pair.Second))
                .Select(pair => pair.Second.At),
        ];
        int most = 0;
        for (int first = 0, next = 0; first < reversals.Length; first++)
        {
            while (next < reversals.Length && reversals[next] - reversals[first] < SimDuration.FromHours(1))
            {
                next++;
            }
            most = Math.Max(most, next - first);
        }
        return most;
    }

    private static bool IsReversal(ReplayDecision before, ReplayDecision after) =>
        after.To > after.From != before.To > before.From && after.At - before.At <= Window;
}
