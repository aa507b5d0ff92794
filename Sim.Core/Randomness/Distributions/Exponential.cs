using Sim.Core.Quantities;

namespace Sim.Core.Randomness.Distributions;

/// <summary>The exponential distribution: F(x) = 1 - exp(-x / mean).</summary>
/// <remarks>
/// The time between events that do not know of each other, such as requests of many users, and the service time of
/// closed forms whose name has an M. Variance mean^2. For a mean that changes from draw to draw
/// <see cref="RandomStream.NextExponential(double)"/> takes the same number.
/// </remarks>
public sealed class Exponential : ContinuousDistribution
{
    /// <param name="mean">More than 0, finite.</param>
    public Exponential(double mean)
    {
        Parameter.ThrowUnlessPositive(mean);
        Mean = mean;
    }

    public override double Mean { get; }

    public override double Variance => Mean * Mean;

    public override double Minimum => 0;

    public override double Maximum => double.PositiveInfinity;

    private protected override double Invert(double p) => -Mean * DeterministicMath.LogP1(-p);

    private protected override double CumulativeInside(double x) => -DeterministicMath.ExpM1(-x / Mean);
}
