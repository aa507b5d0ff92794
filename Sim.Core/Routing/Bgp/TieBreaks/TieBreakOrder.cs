using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.TieBreaks;

/// <summary>Tie-breaks in the order in which they are asked; the last one always decides.</summary>
public sealed class TieBreakOrder
{
    private readonly ITieBreak[] _steps;

    /// <exception cref="ArgumentException">
    /// The last one may leave two routes equal: the result would then depend on chance.
    /// </exception>
    public TieBreakOrder(params IReadOnlyList<ITieBreak> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Count == 0 || !steps[^1].IsTotal)
        {
            throw new ArgumentException(
                $"The last tie-break must always decide, as '{TieBreakNames.LowestNeighborAsn}' does.",
                nameof(steps)
            );
        }
        _steps = [.. steps];
        IsLowestNeighborAsn = steps[0] is LowestNeighborAsn;
    }

    /// <summary>The lowest number of the neighbor, nothing else.</summary>
    public static TieBreakOrder Default { get; } = new(new LowestNeighborAsn());

    public IReadOnlyList<ITieBreak> Steps => _steps;

    /// <summary>Lets the solver compare two numbers instead of asking.</summary>
    internal bool IsLowestNeighborAsn { get; }

    /// <param name="decidedBy">The step that was the first to differ.</param>
    internal int Compare(AsGraph graph, int receiver, TiedRoute one, TiedRoute other, out ITieBreak decidedBy)
    {
        foreach (ITieBreak step in _steps)
        {
            int order = step.Compare(graph, receiver, one, other);
            if (order != 0)
            {
                decidedBy = step;
                return order;
            }
        }
        decidedBy = _steps[^1];
        return 0;
    }
}
