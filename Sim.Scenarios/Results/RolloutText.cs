using System.Globalization;

namespace Sim.Scenarios.Results;

/// <summary>The words in which rollouts are shown, everywhere alike.</summary>
public static class RolloutText
{
    /// <summary>Names of the columns after those of the time and the pool.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["state", "complete", "stalled", "fewest", "most"];

    /// <summary>What the columns mean, without a full stop.</summary>
    public const string Legend =
        "since it began: until all pods were new and available (complete), until it had made no progress for as long "
        + "as its deadline (stalled); pods that served at the worst moment (fewest), and pods at once, without those "
        + "that were about to end (most); -: it did not happen";

    /// <summary>The pool: <c>gke-eu</c>, or <c>gke-eu, back</c>.</summary>
    public static string Subject(RolloutMeasures rollout)
    {
        ArgumentNullException.ThrowIfNull(rollout);
        return rollout.IsRollback ? $"{rollout.Pool}, back" : rollout.Pool;
    }

    /// <summary>The values, in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<string> Values(RolloutMeasures rollout)
    {
        ArgumentNullException.ThrowIfNull(rollout);
        return
        [
            State(rollout),
            MeasureText.Seconds(rollout.CompletedSeconds),
            MeasureText.Seconds(rollout.DeadlineExceededSeconds),
            rollout.LeastServing.ToString(CultureInfo.InvariantCulture),
            rollout.MostPods.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string State(RolloutMeasures rollout) =>
        rollout switch
        {
            { CompletedSeconds: not null } => "complete",
            { SupersededSeconds: not null } => "superseded",
            { DeadlineExceededSeconds: not null } => "stalled",
            _ => "in progress",
        };
}
