namespace Sim.Core.Scaling.NodeGroups.Expanders;

internal static class LeastScore
{
    /// <summary>All options whose score is the least; scores are compared exactly, as the autoscaler does.</summary>
    public static IReadOnlyList<ExpansionOption> Of(
        IReadOnlyList<ExpansionOption> options,
        Func<ExpansionOption, double> score
    )
    {
        List<ExpansionOption> best = [];
        double least = double.PositiveInfinity;
        foreach (ExpansionOption option in options)
        {
            double value = score(option);
            value = double.IsNaN(value) ? double.PositiveInfinity : value;
            if (value < least)
            {
                best.Clear();
                least = value;
            }
            if (value == least)
            {
                best.Add(option);
            }
        }
        return best;
    }
}
