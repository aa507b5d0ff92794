using Sim.Core.Quantities;

namespace Sim.Core.Randomness.Distributions;

// A sample is the quantile at one uniform number and nothing else, so Sample is not virtual: common random numbers and
// antithetic pairs stay aligned whatever distribution a model is given. A derived class is sealed, which lets calls on
// it be inlined.
/// <summary>A distribution of real numbers that is drawn from by inversion. Immutable.</summary>
/// <remarks>
/// One uniform number a draw, and the draw ascends with it: a run on the same stream with a longer mean gets longer
/// times for the same customers. Everything here has the same bits on every machine.
/// </remarks>
public abstract class ContinuousDistribution
{
    private protected ContinuousDistribution() { }

    /// <summary>May be infinite.</summary>
    public abstract double Mean { get; }

    /// <summary>May be infinite.</summary>
    public abstract double Variance { get; }

    /// <summary>The least value; may be minus infinity.</summary>
    public abstract double Minimum { get; }

    /// <summary>The largest value; may be infinite.</summary>
    public abstract double Maximum { get; }

    /// <summary>The probability of a value up to <paramref name="x"/>; 0 or 1 beyond the least and largest.</summary>
    public double CumulativeProbability(double x) =>
        x < Minimum ? 0
        : x >= Maximum ? 1
        : CumulativeInside(x);

    /// <summary>The value that is not passed with probability <paramref name="p"/>; ascends with it.</summary>
    /// <param name="p">0 (the least value) to 1 (the largest).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is outside.</exception>
    public double Quantile(double p)
    {
        Parameter.ThrowUnlessProbability(p);
        return p == 0 ? Minimum
            : p == 1 ? Maximum
            : Invert(p);
    }

    /// <summary>The quantile at the stream's next probability.</summary>
    public double Sample(RandomStream stream) => Invert(stream.NextProbability());

    /// <summary>A sample as a multiple of a unit, rounded to nanoseconds.</summary>
    /// <param name="unit">What the distribution counts in: one second, or the mean where that of the distribution is
    /// 1.</param>
    /// <exception cref="OverflowException">It passes 292 years, as a tail without bound may.</exception>
    public SimDuration Sample(RandomStream stream, SimDuration unit) => unit * Sample(stream);

    /// <param name="p">Strictly between 0 and 1.</param>
    private protected abstract double Invert(double p);

    /// <param name="x">From the least value to below the largest, or not a number.</param>
    private protected abstract double CumulativeInside(double x);
}
