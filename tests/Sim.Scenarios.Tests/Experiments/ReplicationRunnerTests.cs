using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Tests.World;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Experiments;

/// <summary>A site that refuses for five minutes: when probes see it, and so what fails, is up to chance.</summary>
[TestFixture]
public sealed class ReplicationRunnerTests
{
    private static readonly ScenarioInputs s_inputs = (new SmallWorld() with { Duration = "20m" })
        .With("site/dc-par", "refuse", "5m")
        .Load();

    [Test]
    public void Results_are_the_same_for_any_number_of_threads_and_any_cut()
    {
        IReadOnlyList<Replicate> one = ReplicationRunner.Run(s_inputs, "test", 0, 4, threads: 1);
        IReadOnlyList<Replicate> three = ReplicationRunner.Run(s_inputs, "test", 0, 4, threads: 3);
        IReadOnlyList<Replicate> last = ReplicationRunner.Run(s_inputs, "test", 3, 1, threads: 1);

        Assert.That(three.Select(Text), Is.EqualTo(one.Select(Text)));
        Assert.That(Text(last[0]), Is.EqualTo(Text(one[3])));
        Assert.That(one.Select(replicate => replicate.Index), Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [Test]
    public void Replications_differ_in_what_is_up_to_chance_and_not_in_demand()
    {
        var series = new ReplicationSeries("small", s_inputs);
        series.Extend("test", 3, threads: 2);
        series.Extend("test", 1, threads: 2);

        double[] failed = series.ValuesOf(new MeasureKey("failed"));
        Assert.That(failed, Is.Unique);
        Assert.That(series.ValuesOf(new MeasureKey("sent")).Distinct().Count(), Is.EqualTo(1));
        Assert.That(series.EstimateOf(new MeasureKey("failed"))!.Value, Is.EqualTo(failed.Average()).Within(1e-6));
        Assert.That(series.EstimateOf(new MeasureKey("failed", Endpoint: "elsewhere")), Is.Null);
    }

    // One incident of the two lasts longer; until then everything is the same, to the last bit.
    [Test]
    public void Two_scenarios_of_one_seed_share_their_chance()
    {
        ScenarioInputs longer = (new SmallWorld() with { Duration = "20m" }).With("site/dc-par", "refuse", "8m").Load();
        double[] Detected(ScenarioInputs inputs)
        {
            var series = new ReplicationSeries("small", inputs);
            series.Extend("test", 3, threads: 2);
            return series.ValuesOf(new MeasureKey("detectedSeconds", Resource: "incident 1 site/dc-par refuse"));
        }

        double[] detected = Detected(s_inputs);
        Assert.That(detected, Is.Unique);
        Assert.That(Detected(longer), Is.EqualTo(detected));
    }

    [Test]
    public void A_run_of_replications_is_the_first_judged_by_all()
    {
        ScenarioInputs judged = s_inputs with
        {
            Scenario = s_inputs.Scenario with { Thresholds = ["failed: count < 1", "latency: p(99) < 1h"] },
        };
        RunResult run = ReplicatedRun.Run(judged, "test", 3, null, 2, (_, _) => { }, CancellationToken.None);
        RunResult first = ReplicationRunner.RunOne(judged, "test", 0).Result;

        Assert.That(run.Totals, Is.EqualTo(first.Totals));
        Assert.That(run.Replicates, Has.Count.EqualTo(3));
        Assert.That(run.Identity.InputHash, Is.Not.EqualTo(first.Identity.InputHash));
        Assert.That(
            run.Thresholds[0].Value,
            Is.EqualTo(run.Replicates.Average(one => one.Measures[new MeasureKey("failed")])).Within(1e-3)
        );
        Assert.That(run.Thresholds.Select(verdict => verdict.Passed), Is.EqualTo(new[] { false, true }));
    }

    // How many requests fail depends on when probes see it, within 10 s of some 35: a precision of 50 % is there at the
    // first look, one of 0.2 % is not.
    [TestCase(0.5, 10, 10)]
    [TestCase(0.002, 11, 1_000)]
    public void Replications_go_on_until_the_precision_is_reached(double precision, int least, int most)
    {
        ScenarioInputs judged = s_inputs with
        {
            Scenario = s_inputs.Scenario with { Thresholds = ["failed: count < 1"] },
        };
        using var stop = new CancellationTokenSource();
        int planned = 0;
        ReplicatedRun.Run(judged, "test", 10, precision, 2, Note, stop.Token);
        Assert.That(planned, Is.InRange(least, most));

        void Note(int done, int goal)
        {
            planned = goal;
            if (goal > 10)
            {
                stop.Cancel();
            }
        }
    }

    [Test]
    public void An_interrupt_ends_the_runs()
    {
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();

        Assert.That(
            () => ReplicationRunner.Run(s_inputs, "test", 0, 2, 1, null, interrupt.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public void What_was_done_before_an_interrupt_is_as_if_no_more_had_been_asked_for()
    {
        using var interrupt = new CancellationTokenSource();

        RunResult cut = ReplicatedRun.Run(s_inputs, "test", 50, null, 1, StopAtThree, interrupt.Token);
        RunResult whole = ReplicatedRun.Run(s_inputs, "test", 3, null, 1, (_, _) => { }, CancellationToken.None);

        Assert.That(cut.Identity.InputHash, Is.EqualTo(whole.Identity.InputHash));
        Assert.That(cut.Replicates.Select(Text), Is.EqualTo(whole.Replicates.Select(Text)));

        void StopAtThree(int done, int planned)
        {
            if (done == 3)
            {
                interrupt.Cancel();
            }
        }
    }

    private static string Text(Replicate replicate) =>
        string.Join(
            '\n',
            replicate.Measures.Select(measure => FormattableString.Invariant($"{measure.Key} {measure.Value:R}"))
        );
}
