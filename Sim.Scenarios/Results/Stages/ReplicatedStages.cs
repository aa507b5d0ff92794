using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Thresholds;

namespace Sim.Scenarios.Results.Stages;

/// <summary>Judges the stages of a migration over replications, each by those that came to it.</summary>
/// <remarks>
/// Each replication stops by its own verdicts. Causes and resources are those of the first that broke the stage, or of
/// the first that came to it. A stage is broken when the replications are sure of it; one that a few of them broke by
/// chance is open.
/// </remarks>
public static class ReplicatedStages
{
    /// <param name="replicates">Two or more, with the same stages.</param>
    /// <param name="level">Of each interval: above 0, below 1.</param>
    public static IReadOnlyList<StageOutcome> Judge(
        IReadOnlyList<Replicate> replicates,
        double level = ConfidenceInterval.UsualLevel
    )
    {
        ArgumentNullException.ThrowIfNull(replicates);
        return
        [
            .. replicates[0]
                .Stages.Select((_, i) => Judge([.. replicates.Select(one => one.Stages[i])], replicates, i, level)),
        ];
    }

    private static StageOutcome Judge(
        StageOutcome[] outcomes,
        IReadOnlyList<Replicate> replicates,
        int stage,
        double level
    )
    {
        Replicate[] judged = [.. replicates.Where(one => IsJudged(one.Stages[stage]))];
        if (judged.Length == 0)
        {
            return outcomes[0];
        }
        StageOutcome shown =
            outcomes.FirstOrDefault(one => one.Status == StageStatus.Broken) ?? judged[0].Stages[stage];
        ThresholdVerdict[] verdicts =
        [
            .. shown.Thresholds.Select(
                (verdict, i) =>
                    judged.Length < 2
                        ? verdict
                        : ReplicatedThresholds.Judge(
                            ThresholdParser.Parse(verdict.Expression),
                            [.. judged.Select(one => one.Stages[stage].Thresholds[i])],
                            level
                        )
            ),
        ];
        return shown with
        {
            Status =
                verdicts.All(one => one.Passed) ? StageStatus.Held
                : verdicts.Any(one => !one.Passed && !one.Inconclusive) ? StageStatus.Broken
                : StageStatus.Open,
            Thresholds = verdicts,
            Replications = (judged.Length, judged.Count(one => one.Stages[stage].Status == StageStatus.Broken)),
        };
    }

    private static bool IsJudged(StageOutcome stage) => stage.Status is StageStatus.Held or StageStatus.Broken;
}
