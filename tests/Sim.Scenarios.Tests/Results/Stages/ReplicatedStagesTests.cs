using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Stages;

namespace Sim.Scenarios.Tests.Results.Stages;

/// <summary>A stage is judged by the replications that came to it.</summary>
[TestFixture]
public sealed class ReplicatedStagesTests
{
    private const string Threshold = "errors: rate < 5%";

    // Student's t of 2 degrees of freedom at 97.5 % is 4.303: mean 3 %, half an interval 4.303 x 1 % / sqrt(3) = 2.5 %.
    [Test]
    public void It_is_open_where_the_interval_straddles_the_limit()
    {
        StageOutcome judged = Judge(0.02, 0.03, 0.04);
        Assert.That(judged.Status, Is.EqualTo(StageStatus.Open));
        Assert.That(judged.Thresholds.Single().Interval!.Value.Upper, Is.EqualTo(0.05484).Within(1e-5));
        Assert.That(judged.Replications, Is.EqualTo((3, 0)));
    }

    [Test]
    public void It_holds_or_is_broken_where_the_interval_is_on_one_side()
    {
        Assert.That(Judge(0.010, 0.011, 0.012).Status, Is.EqualTo(StageStatus.Held));
        StageOutcome broken = Judge(0.10, 0.11, 0.12);
        Assert.That((broken.Status, broken.Replications), Is.EqualTo((StageStatus.Broken, (3, 3))));
    }

    [Test]
    public void Replications_that_did_not_come_to_it_do_not_count()
    {
        StageOutcome judged = Judge(0.010, null, 0.012, null);
        Assert.That((judged.Status, judged.Replications), Is.EqualTo((StageStatus.Held, (2, 0))));
        Assert.That(judged.Thresholds.Single().Value, Is.EqualTo(0.011).Within(1e-12));
    }

    [Test]
    public void One_alone_is_judged_by_itself()
    {
        StageOutcome judged = Judge(null, 0.2, null);
        Assert.That((judged.Status, judged.Replications), Is.EqualTo((StageStatus.Broken, (1, 1))));
    }

    [Test]
    public void Where_nobody_came_to_it_it_was_not_begun() =>
        Assert.That(Judge(null, null).Status, Is.EqualTo(StageStatus.NotStarted));

    /// <param name="values">By replication; null: a stage before was broken.</param>
    private static StageOutcome Judge(params double?[] values) =>
        ReplicatedStages.Judge([.. values.Select(ReplicateOf)]).Single();

    private static Replicate ReplicateOf(double? value, int index) =>
        new(index, new Dictionary<MeasureKey, double>(), [], 0)
        {
            Stages =
            [
                new StageOutcome
                {
                    Id = "spain",
                    BeginSeconds = 0,
                    EndSeconds = 60,
                    Status =
                        value is null ? StageStatus.NotStarted
                        : value < 0.05 ? StageStatus.Held
                        : StageStatus.Broken,
                    Thresholds = value is { } number
                        ? [new ThresholdVerdict(Threshold, number < 0.05, "", null) { Value = number, Unit = "ratio" }]
                        : [],
                },
            ],
        };
}
