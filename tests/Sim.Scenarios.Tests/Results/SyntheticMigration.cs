using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Stages;

namespace Sim.Scenarios.Tests.Results;

/// <summary>A quiet day on which the second of three stages was broken.</summary>
internal static class SyntheticMigration
{
    public static RunResult Run { get; } =
        SyntheticRun.Quiet with
        {
            Stages =
            [
                new StageOutcome
                {
                    Id = "spain",
                    BeginSeconds = 3_600,
                    EndSeconds = 5_400,
                    Status = StageStatus.Held,
                    Thresholds = [new ThresholdVerdict("errors: rate < 1%", true, "0.5 %", 0.5)],
                    Busiest = new StageResource("dc-mad", "pod cpu", 0.228, null),
                },
                new StageOutcome
                {
                    Id = "italy",
                    BeginSeconds = 5_400,
                    EndSeconds = 7_200,
                    Status = StageStatus.Broken,
                    Thresholds = [new ThresholdVerdict("errors: rate < 1%", false, "4.2 %", -3.2)],
                    Causes =
                    [
                        new ThresholdCause
                        {
                            Expression = "errors: rate < 1%",
                            Country = "IT",
                            Endpoint = "dc-mad",
                            Share = 0.93,
                            Value = 0.31,
                            Before = 0.005,
                        },
                    ],
                    Busiest = new StageResource("dc-mad", "pod cpu", 1, 0.228),
                    MostFailed = new StageFailures("IT", 1_234, 0.93, "dc-mad"),
                },
                new StageOutcome
                {
                    Id = "malta",
                    BeginSeconds = 7_200,
                    EndSeconds = 9_000,
                    Status = StageStatus.NotStarted,
                },
            ],
        };
}
