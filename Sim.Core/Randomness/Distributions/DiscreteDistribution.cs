namespace Sim.Core.Randomness.Distributions;

/// <summary>A distribution of whole numbers that is drawn from by inversion. Immutable.</summary>
/// <remarks>
/// One uniform number a draw, and the draw ascends with it (no alias tables and no rejection, which would tear common
/// random numbers apart). Everything here has the same bits on every machine.
/// </remarks>
public abstract class DiscreteDistribution
{
    private protected DiscreteDistribution() { }

    public abstract double Mean { get; }

    public abstract double Variance { get; }

    /// <summary>The least value.</summary>
    public abstract int Minimum { get; }

    /// <summary>The largest value; <see cref="int.MaxValue"/> where there is none.</summary>
    public abstract int Maximum { get; }

    /// <summary>The probability of exactly <paramref name="k"/>; 0 for what is no value.</summary>
    public double Probability(int k) => k < Minimum || k > Maximum ? 0 : ProbabilityInside(k);

    /// <summary>The probability of a value up to <paramref name="k"/>.</summary>
    public double CumulativeProbability(int k) =>
        k < Minimum ? 0
        : k >= Maximum ? 1
        : CumulativeInside(k);

    /// <summary>The least value up to which the probability reaches <paramref name="p"/>; ascends with it.</summary>
    /// <param name="p">0 (the least value) to 1 (the largest).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is outside.</exception>
    public int Quantile(double p)
    {
        Parameter.ThrowUnlessProbability(p);
        return p == 0 ? Minimum
            : p == 1 ? Maximum
            : Invert(p);
    }

    /// <summary>The quantile at the stream's next probability.</summary>
    public int Sample(RandomStream stream) => Invert(stream.NextProbability());

    /// <param name="p">Strictly between 0 and 1.</param>
    private protected abstract int Invert(double p);

    /// <param name="k">From the least value to below the largest.</param>
    private protected abstract double CumulativeInside(int k);

    /// <param name="k">From the least value to the largest.</param>
    private protected virtual double ProbabilityInside(int k) =>
        CumulativeProbability(k) - CumulativeProbability(k - 1);
}
