namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>Runs a value, case by case, until its verdict stands: replications go where something is open.</summary>
/// <remarks>
/// A value is wrongly taken to fail when any of its conditions is, so that error is divided by their number; it is
/// wrongly taken to hold only when a condition that fails is, and one is enough to prevent it, so that error is not.
/// Both are divided by the number of looks, and before by the number of values that the search may try (Bonferroni).
/// </remarks>
internal sealed class CapacityJudge
{
    private const int RepeatsThatTell = 2;

    private readonly IReadOnlyList<CapacityCase> _cases;
    private readonly IReadOnlyList<int> _looks;
    private readonly ICapacityTrials _trials;
    private readonly CapacityTest _test;

    /// <summary>What failed last is tried first: where it fails again, nothing else has to run.</summary>
    private readonly List<int> _order;

    /// <param name="error">The probability of a wrong verdict on one value, above 0.</param>
    public CapacityJudge(
        IReadOnlyList<CapacityCase> cases,
        CapacitySettings settings,
        ICapacityTrials trials,
        double error
    )
    {
        (_cases, _looks, _trials) = (cases, settings.Looks, trials);
        double each = error / _looks.Count;
        _test = new CapacityTest(each, each / cases.Sum(one => one.Thresholds.Count));
        _order = [.. Enumerable.Range(0, cases.Count)];
    }

    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public TriedCapacity Try(IReadOnlyList<int> indexes, IReadOnlyList<string> values, CancellationToken cancellation)
    {
        Runs[] runs = [.. _cases.Select(_ => new Runs())];
        foreach (int look in _looks)
        {
            foreach (int which in _order.ToArray())
            {
                Runs run = runs[which];
                if (run.Verdict != CapacityVerdict.Open)
                {
                    continue;
                }
                Extend(run, values, which, look, cancellation);
                run.Conditions = Judge(run, _cases[which]);
                if (run.Verdict == CapacityVerdict.Fails)
                {
                    _order.Remove(which);
                    _order.Insert(0, which);
                    return Close(indexes, values, CapacityVerdict.Fails, runs);
                }
            }
            if (runs.All(run => run.Verdict == CapacityVerdict.Holds))
            {
                return Close(indexes, values, CapacityVerdict.Holds, runs);
            }
        }
        return Close(indexes, values, CapacityVerdict.Open, runs);
    }

    private void Extend(Runs run, IReadOnlyList<string> values, int which, int look, CancellationToken cancellation)
    {
        int first = Math.Min(RepeatsThatTell, look) - run.Outcomes.Count;
        if (first > 0)
        {
            run.Outcomes.AddRange(_trials.Run(values, which, run.Outcomes.Count, first, cancellation));
        }
        if (!run.IsCertain && look > run.Outcomes.Count)
        {
            int more = look - run.Outcomes.Count;
            run.Outcomes.AddRange(_trials.Run(values, which, run.Outcomes.Count, more, cancellation));
        }
    }

    private JudgedCondition[] Judge(Runs run, CapacityCase one) =>
        [
            .. one.Thresholds.Select(
                (threshold, i) =>
                    _test.Judge(
                        one.Name,
                        threshold,
                        [.. run.Outcomes.Select(outcome => outcome.Values[i])],
                        run.IsCertain
                    )
            ),
        ];

    private static TriedCapacity Close(
        IReadOnlyList<int> indexes,
        IReadOnlyList<string> values,
        CapacityVerdict verdict,
        Runs[] runs
    ) =>
        new(
            [.. indexes],
            values,
            verdict,
            [.. runs.SelectMany(run => run.Conditions)],
            runs.Sum(run => run.Outcomes.Count)
        );

    /// <summary>The replications of one case so far.</summary>
    private sealed class Runs
    {
        public List<CapacityOutcome> Outcomes { get; } = [];

        public JudgedCondition[] Conditions { get; set; } = [];

        /// <summary>Two that are the same in everything tell: nothing is random.</summary>
        public bool IsCertain => Outcomes.Count >= RepeatsThatTell && Outcomes.All(outcome => outcome.RepeatsFirst);

        public CapacityVerdict Verdict =>
            Conditions.Length == 0 ? CapacityVerdict.Open
            : Conditions.Any(one => one.Verdict == CapacityVerdict.Fails) ? CapacityVerdict.Fails
            : Conditions.Any(one => one.Verdict == CapacityVerdict.Open) ? CapacityVerdict.Open
            : CapacityVerdict.Holds;
    }
}
