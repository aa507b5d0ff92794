namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>Finds the first value of an order that meets every threshold in every case.</summary>
/// <remarks>
/// <para>
/// Along one field: steps that double from the value of the scenario until one holds and one does not, then bisection.
/// Where verdicts stay open a second bisection finds the nearest value that is shown to fail. Values are judged by
/// <see cref="CapacityJudge"/>; the error probability is divided evenly among the most values that this may take.
/// </para>
/// <para>
/// Several fields are decided in their order, each with those before it at their answer and those behind it at their
/// last value: the lexicographic optimum, where more of any field never hurts. It needs one search a field, and the
/// verdicts on the values before the answer prove it, which no search for the least total could do as cheaply.
/// </para>
/// </remarks>
public sealed class CapacitySearch
{
    private readonly IReadOnlyList<CapacityAxis> _axes;
    private readonly IReadOnlyList<CapacityCase> _cases;
    private readonly CapacitySettings _settings;
    private readonly CapacityJudge _judge;
    private readonly List<TriedCapacity> _tried = [];

    /// <param name="axes">At least one; what matters most first.</param>
    /// <param name="cases">At least one.</param>
    public CapacitySearch(
        IReadOnlyList<CapacityAxis> axes,
        IReadOnlyList<CapacityCase> cases,
        CapacitySettings settings,
        ICapacityTrials trials
    )
    {
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(settings);
        if (axes.Count == 0 || cases.Count == 0)
        {
            throw new ArgumentException(
                "At least one field and one case are expected.",
                axes.Count == 0 ? nameof(axes) : nameof(cases)
            );
        }
        (_axes, _cases, _settings) = (axes, cases, settings);
        double error = (1 - settings.Level) / axes.Sum(axis => axis.MostTried);
        _judge = new CapacityJudge(cases, settings, trials, error);
    }

    /// <param name="progress">Told of every value, after it was tried.</param>
    /// <param name="cancellation">Ends the search; the result has what was tried.</param>
    public CapacityResult Run(Action<TriedCapacity>? progress = null, CancellationToken cancellation = default)
    {
        int[] point = [.. _axes.Select(axis => axis.Last)];
        var before = new TriedCapacity?[_axes.Count];
        TriedCapacity? answer = null;
        bool isInterrupted = false;
        try
        {
            for (int axis = 0; axis < _axes.Count && (axis == 0 || answer is not null); axis++)
            {
                var along = new Along(this, axis, point, progress, cancellation);
                (answer, before[axis]) = along.Search();
                point[axis] = answer?.Indexes[axis] ?? point[axis];
            }
        }
        catch (OperationCanceledException)
        {
            (answer, isInterrupted) = (null, true);
        }
        return new CapacityResult
        {
            Axes = _axes,
            Cases = _cases,
            Settings = _settings,
            Tried = [.. _tried],
            Answer = answer,
            Before = before,
            IsInterrupted = isInterrupted,
        };
    }

    private TriedCapacity Try(int[] point, Action<TriedCapacity>? progress, CancellationToken cancellation)
    {
        if (_tried.Find(one => one.Indexes.SequenceEqual(point)) is { } known)
        {
            return known;
        }
        string[] values = [.. _axes.Zip(point, (axis, index) => axis.Values[index])];
        TriedCapacity tried = _judge.Try(point, values, cancellation);
        _tried.Add(tried);
        progress?.Invoke(tried);
        return tried;
    }

    /// <summary>The search along one field.</summary>
    private sealed class Along(
        CapacitySearch search,
        int axis,
        int[] point,
        Action<TriedCapacity>? progress,
        CancellationToken cancellation
    )
    {
        private int Last => search._axes[axis].Last;

        /// <returns>The first value that is shown to hold, and the nearest before it that is shown to fail.</returns>
        public (TriedCapacity? Answer, TriedCapacity? Before) Search()
        {
            (int no, int yes) = Bracket();
            while (yes <= Last && yes - no > 1)
            {
                int middle = no + ((yes - no) / 2);
                (no, yes) = Holds(middle) ? (no, middle) : (middle, yes);
            }
            // The nearest that is shown to fail, below what is open.
            (int fails, int open) = (NearestFailure(yes), yes);
            open = Math.Min(open, FirstOpenAfter(fails, open));
            while (open - fails > 1)
            {
                int middle = fails + ((open - fails) / 2);
                (fails, open) = Verdict(middle) == CapacityVerdict.Fails ? (middle, open) : (fails, middle);
            }
            return (yes <= Last ? At(yes) : null, fails >= 0 ? At(fails) : null);
        }

        /// <summary>
        /// A value that is not shown to hold, -1 for none, and a later one that is, one beyond the last for none.
        /// </summary>
        private (int No, int Yes) Bracket()
        {
            int at = search._axes[axis].Start;
            bool isGood = Holds(at);
            (int no, int yes) = isGood ? (-1, at) : (at, Last + 1);
            for (int step = 1; isGood ? yes > 0 : no < Last; step *= 2)
            {
                int next = isGood ? Math.Max(0, at - step) : Math.Min(Last, at + step);
                bool holds = Holds(next);
                (no, yes) = holds ? (no, next) : (next, yes);
                if (holds != isGood)
                {
                    break;
                }
            }
            return (no, yes);
        }

        private int NearestFailure(int below) =>
            Enumerable
                .Range(0, Math.Min(below, Last + 1))
                .Reverse()
                .FirstOrDefault(i => Known(i) == CapacityVerdict.Fails, -1);

        private int FirstOpenAfter(int index, int limit) =>
            Enumerable
                .Range(index + 1, Math.Max(0, limit - index - 1))
                .FirstOrDefault(i => Known(i) == CapacityVerdict.Open, limit);

        private bool Holds(int index) => Verdict(index) == CapacityVerdict.Holds;

        private CapacityVerdict Verdict(int index) => At(index).Verdict;

        private TriedCapacity At(int index) => search.Try(PointAt(index), progress, cancellation);

        private CapacityVerdict? Known(int index) =>
            search._tried.Find(one => one.Indexes.SequenceEqual(PointAt(index)))?.Verdict;

        private int[] PointAt(int index) => [.. point.Select((at, i) => i == axis ? index : at)];
    }
}
