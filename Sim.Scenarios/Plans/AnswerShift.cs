namespace Sim.Scenarios.Plans;

/// <summary>Which part of the users goes from where to where, when the shares of their answers change.</summary>
/// <remarks>
/// As few as possible move: whoever can keep the old answer does, the others spread over what grows, in proportion.
/// With weighted record sets more change places, before and after alike, since each look-up draws anew; that is not
/// the doing of the change.
/// </remarks>
internal static class AnswerShift
{
    /// <summary>Smaller shares are left out: what rounding leaves of equal ones.</summary>
    private const double Least = 1e-9;

    /// <param name="before">Shares by destination, sum 1.</param>
    /// <param name="after">The same afterwards.</param>
    public static IEnumerable<(int From, int To, double Share)> Between(double[] before, double[] after)
    {
        double growth = 0;
        for (int i = 0; i < after.Length; i++)
        {
            growth += Math.Max(0, after[i] - before[i]);
        }
        for (int from = 0; from < before.Length; from++)
        {
            double leaving = before[from] - after[from];
            for (int to = 0; leaving > Least && to < after.Length; to++)
            {
                double share = leaving * Math.Max(0, after[to] - before[to]) / growth;
                if (share > Least)
                {
                    yield return (from, to, share);
                }
            }
        }
    }
}
