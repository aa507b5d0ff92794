namespace Sim.Core.Randomness.Distributions;

/// <summary>The index of one of several entries, each with a probability as its weight.</summary>
/// <remarks>
/// Which country, which class of request, which value of a measured table. By an indexed cumulative table: two
/// comparisons on average, however many entries. The order of the entries matters for common random numbers: put
/// entries side by side that may change weight between variants.
/// </remarks>
public sealed class Categorical : DiscreteDistribution
{
    private readonly CumulativeTable _table;

    /// <param name="weights">0 or more, with a finite sum above 0; an entry of weight 0 is never drawn.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public Categorical(params ReadOnlySpan<double> weights)
    {
        _table = CumulativeTable.OfWeights(weights);
        Minimum = weights.IndexOfAnyExcept(0);
        Maximum = weights.LastIndexOfAnyExcept(0);
        for (int k = Minimum; k <= Maximum; k++)
        {
            Mean += k * Probability(k);
        }
        for (int k = Minimum; k <= Maximum; k++)
        {
            Variance += (k - Mean) * (k - Mean) * Probability(k);
        }
    }

    /// <summary>Of the index.</summary>
    public override double Mean { get; }

    /// <summary>Of the index.</summary>
    public override double Variance { get; }

    /// <summary>The first entry with a weight above 0.</summary>
    public override int Minimum { get; }

    /// <summary>The last entry with a weight above 0.</summary>
    public override int Maximum { get; }

    private protected override int Invert(double p) => _table.Find(p);

    private protected override double CumulativeInside(int k) => _table.CumulativeAt(k);
}
