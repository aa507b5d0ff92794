using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema.Overrides;

namespace Sim.Scenarios.Tests.Experiments.Capacities;

/// <summary>The search itself, on made-up values whose border is known.</summary>
[TestFixture]
public sealed class CapacitySearchTests
{
    private static readonly CapacityCase s_case = new("none", [NoisyStep.Limit]);

    // The first whole number beyond the border, from any start; two replications tell each value, because nothing is
    // random, and doubling and halving take no more values than the axis says.
    [Law]
    public bool Without_noise_the_border_is_found_with_two_replications_a_value(byte last, byte start, byte border)
    {
        CapacityAxis axis = NoisyStep.Axis(last, start % (last + 1));
        var step = new NoisyStep(border - 0.5, slopeMs: 1, deviationMs: 0, seed: 1);
        CapacityResult result = Search(axis, step, new CapacitySettings());

        bool isRight =
            border > last ? result.Answer is null && result.IsImpossible : result.Answer!.Indexes[0] == border;
        return isRight
            && (border > last || result.IsClosed)
            && result.Contradictions.Count == 0
            && result.Tried.Count <= axis.MostTried
            && step.Spent.Values.All(spent => spent == 2);
    }

    // 1,000 searches at 90 %, of borders anywhere between two values. A wrong answer, too low a value taken to hold or
    // too high a value taken to fail, may come in 100 of them. Few do: the error is shared by more verdicts than are
    // needed.
    [Test]
    public void Wrong_answers_are_at_most_as_frequent_as_stated()
    {
        int wrong = 0;
        int closed = 0;
        for (int seed = 0; seed < 1_000; seed++)
        {
            double border = 20 + (seed % 10 / 10.0) + 0.05;
            var step = new NoisyStep(border, slopeMs: 1, deviationMs: 0.8, seed);
            CapacityResult result = Search(NoisyStep.Axis(63, 5), step, new CapacitySettings { Level = 0.9 });
            bool tooLow = result.Answer!.Indexes[0] < border;
            bool tooHigh = result.Before[0]!.Indexes[0] > border;
            wrong += tooLow || tooHigh ? 1 : 0;
            closed += result.IsClosed ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{wrong} wrong, {closed} without a gap, of 1000");
        Assert.That(wrong, Is.LessThanOrEqualTo(100));
        Assert.That(closed, Is.GreaterThan(200), "borders far from a value are found exactly");
    }

    // A value 0.05 steps from the border differs from the limit by 0.05 ms, with noise of 3 ms: no affordable number of
    // replications tells. The answer is then the nearest value that is shown to hold, with what is open below it.
    [Test]
    public void A_value_that_cannot_be_told_stays_open_and_the_answer_is_shown_to_hold()
    {
        var step = new NoisyStep(border: 19.95, slopeMs: 1, deviationMs: 3, seed: 7);
        CapacityResult result = Search(NoisyStep.Axis(63, 5), step, new CapacitySettings());

        Assert.That(result.IsClosed, Is.False);
        Assert.That(Verdict(result, 20), Is.EqualTo(CapacityVerdict.Open));
        Assert.That(result.Answer!.Indexes[0], Is.InRange(21, 23));
        Assert.That(result.Before[0]!.Indexes[0], Is.InRange(16, 19));
        Assert.That(Verdict(result, result.Answer.Indexes[0]), Is.EqualTo(CapacityVerdict.Holds));
    }

    // The farthest values are told by the first look, of 4; those next to the border take many times as many.
    [Test]
    public void Replications_are_spent_near_the_border()
    {
        var step = new NoisyStep(border: 20.5, slopeMs: 1, deviationMs: 1, seed: 3);
        Search(NoisyStep.Axis(1_000, 500), step, new CapacitySettings());

        Assert.That(step.Spent[500], Is.EqualTo(4));
        Assert.That(step.Spent[0], Is.LessThanOrEqualTo(8));
        Assert.That(Math.Max(step.Spent[20], step.Spent[21]), Is.GreaterThanOrEqualTo(32));
    }

    [Test]
    public void The_first_of_the_range_may_be_the_answer_and_then_nothing_is_before_it()
    {
        CapacityResult result = Search(NoisyStep.Axis(9, 4), new NoisyStep(-5, 1, 0, 1), new CapacitySettings());

        Assert.That(result.Answer!.Indexes[0], Is.Zero);
        Assert.That(result.Before[0], Is.Null);
        Assert.That(result.IsClosed, Is.True);
    }

    // x + y must reach 12, and x at least 3. With y at its most (9) x is 3; then y is 9: together 12. Were the order
    // the other one, y would be 3 (with x at 9) and x 9.
    [Test]
    public void Several_fields_are_decided_in_their_order()
    {
        var sum = new Certain((x, y) => [x >= 3 && x + y >= 12 ? 50 : 200]);
        CapacityAxis x = NoisyStep.Axis(9, 5) with { Path = FieldPath.Parse("x") };
        CapacityAxis y = x with { Path = FieldPath.Parse("y") };
        CapacityResult result = new CapacitySearch([x, y], [s_case], new CapacitySettings(), sum).Run();

        Assert.That(result.Answer!.Values, Is.EqualTo(new[] { "3", "9" }));
        Assert.That(result.IsClosed, Is.True);
        Assert.That(result.Before.Select(one => one!.Values), Is.EqualTo(new[] { new[] { "2", "9" }, ["3", "8"] }));
    }

    // From 6 on it is fast enough, and twice its number of dollars is the price: 8 at 4, and 12 at 6 where 10 are
    // allowed.
    [Test]
    public void A_condition_that_fails_at_a_surer_value_is_a_contradiction()
    {
        CapacityCase both = new("none", [NoisyStep.Limit, ThresholdParser.Parse("cost: total < 10usd")]);
        CapacityResult result = new CapacitySearch(
            [NoisyStep.Axis(9, 4)],
            [both],
            new CapacitySettings(),
            new Certain((x, _) => [x >= 6 ? 50 : 200, 2.0 * x])
        ).Run();

        Assert.That(result.IsImpossible, Is.True);
        Assert.That(
            result.Contradictions.Select(one => (one.Condition.Threshold, one.Holds.Values[0], one.Fails.Values[0])),
            Does.Contain(("cost: total < 10usd", "4", "6"))
        );
    }

    [Test]
    public void What_was_tried_is_kept_when_it_is_interrupted()
    {
        using var source = new CancellationTokenSource();
        var step = new NoisyStep(20.5, 1, 0, 1);
        CapacityResult result = new CapacitySearch(
            [NoisyStep.Axis(63, 5)],
            [s_case],
            new CapacitySettings(),
            new Interrupted(step, source, after: 3)
        ).Run(cancellation: source.Token);

        Assert.That(result.IsInterrupted, Is.True);
        Assert.That(result.Answer, Is.Null);
        Assert.That(result.Tried, Has.Count.EqualTo(3));
    }

    private static CapacityResult Search(CapacityAxis axis, NoisyStep step, CapacitySettings settings) =>
        new CapacitySearch([axis], [s_case], settings, step).Run();

    private static CapacityVerdict? Verdict(CapacityResult result, int index) =>
        result.Tried.SingleOrDefault(one => one.Indexes[0] == index)?.Verdict;

    /// <summary>Measures what a rule says, and nothing is random.</summary>
    private sealed class Certain(Func<int, int, double?[]> measure) : ICapacityTrials
    {
        public IReadOnlyList<CapacityOutcome> Run(
            IReadOnlyList<string> values,
            int caseIndex,
            int first,
            int count,
            CancellationToken cancellation
        )
        {
            int[] numbers =
            [
                .. values.Select(value => int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
            ];
            var outcome = new CapacityOutcome(measure(numbers[0], numbers[^1]), RepeatsFirst: true);
            return [.. Enumerable.Repeat(outcome, count)];
        }
    }

    private sealed class Interrupted(ICapacityTrials inner, CancellationTokenSource source, int after) : ICapacityTrials
    {
        private int _values;

        public IReadOnlyList<CapacityOutcome> Run(
            IReadOnlyList<string> values,
            int caseIndex,
            int first,
            int count,
            CancellationToken cancellation
        )
        {
            if (_values++ == after)
            {
                source.Cancel();
            }
            cancellation.ThrowIfCancellationRequested();
            return inner.Run(values, caseIndex, first, count, cancellation);
        }
    }
}
