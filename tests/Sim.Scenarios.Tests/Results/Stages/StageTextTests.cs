using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Stages;

namespace Sim.Scenarios.Tests.Results.Stages;

/// <summary>What is said of a stage that broke.</summary>
[TestFixture]
public sealed class StageTextTests
{
    private static readonly StageOutcome s_broken = new()
    {
        Id = "italy",
        BeginSeconds = 600,
        EndSeconds = 1200,
        Status = StageStatus.Broken,
        Thresholds =
        [
            new ThresholdVerdict("errors: rate < 1%", false, "4.2 %", -3.2),
            new ThresholdVerdict("nic{site=dc-mad}: max < 80%", false, "92.0 %", -0.15),
            new ThresholdVerdict("latency: p(99) < 1s", true, "90 ms", 0.91),
        ],
        Causes =
        [
            new ThresholdCause
            {
                Expression = "errors: rate < 1%",
                Country = "IT",
                Endpoint = "dc-mad",
                Share = 0.93,
                Value = 0.31,
                Before = 0,
            },
            new ThresholdCause
            {
                Expression = "nic{site=dc-mad}: max < 80%",
                Endpoint = "dc-mad",
                Resource = "blade nic",
                Value = 0.92,
                Before = 0.41,
                Grown = [new StageGrowth("IT", 1_512)],
            },
        ],
        MostFailed = new StageFailures("IT", 1_234, 0.93, "dc-mad"),
    };

    private static readonly StageOutcome s_next = s_broken with
    {
        Id = "malta",
        Status = StageStatus.NotStarted,
        Thresholds = [],
        Causes = [],
        MostFailed = null,
    };

    [Test]
    public void It_says_what_broke_and_who_moved_it() =>
        Assert.That(
            StageText.Why([s_broken, s_next], 0),
            Is.EqualTo(
                new[]
                {
                    "italy breaks errors: rate < 1% with 4.2 %: IT has 93.0 % of the failures, mostly at dc-mad "
                        + "(its own 31.0 %, 0 % before).",
                    "italy breaks nic{site=dc-mad}: max < 80% with 92.0 %: dc-mad blade nic 92.0 %, 41.0 % before, "
                        + "with more requests/s from IT (+1512).",
                    "Most failures: IT, 1234 (93.0 %), most of its region's at dc-mad.",
                    "Not begun: malta.",
                }
            )
        );

    [TestCase(false, "It was the last stage.")]
    [TestCase(true, "The zone went back to what it was before the stage; it was the last stage.")]
    public void And_what_came_of_it(bool rolledBack, string sentence) =>
        Assert.That(StageText.Why([s_broken with { IsRolledBack = rolledBack }], 0)[^1], Is.EqualTo(sentence));

    [Test]
    public void A_migration_that_goes_on_says_so() =>
        Assert.That(
            StageText.Why([s_broken, s_next with { Status = StageStatus.Held }], 0)[^1],
            Is.EqualTo("The migration went on all the same.")
        );

    [Test]
    public void Of_a_stage_that_held_there_is_nothing_to_say() =>
        Assert.That(StageText.Why([s_next with { Status = StageStatus.Held }], 0), Is.Empty);

    [Test]
    public void The_tightest_threshold_is_shown_of_those_that_broke() =>
        Assert.That(
            StageText.Values(SyntheticRun.Outage.Identity, s_broken).Skip(3).Take(4),
            Is.EqualTo(new[] { "BROKEN", "errors: rate < 1%", "4.2 %", "-320 %" })
        );
}
