using Sim.Core.Quantities;

namespace Sim.Core.Randomness.Distributions;

/// <summary>The lognormal distribution: F(x) = Phi(log(x / median) / sigma).</summary>
/// <remarks>
/// Products of many effects: round trips of access networks, start-up times, sizes of files below their tail. Mean
/// median exp(sigma^2 / 2), variance mean^2 (exp(sigma^2) - 1).
/// </remarks>
public sealed class Lognormal : ContinuousDistribution
{
    /// <param name="median">exp(mu), more than 0, finite.</param>
    /// <param name="sigma">Standard deviation of the logarithm, 0 or more, finite.</param>
    public Lognormal(double median, double sigma)
    {
        Parameter.ThrowUnlessPositive(median);
        Parameter.ThrowIfNegative(sigma);
        Median = median;
        Sigma = sigma;
    }

    public double Median { get; }

    public double Sigma { get; }

    public override double Mean => Median * DeterministicMath.Exp(Sigma * Sigma / 2);

    public override double Variance => Mean * Mean * DeterministicMath.ExpM1(Sigma * Sigma);

    public override double Minimum => Sigma == 0 ? Median : 0;

    public override double Maximum => Sigma == 0 ? Median : double.PositiveInfinity;

    /// <summary>The lognormal distribution with a given mean: sigma^2 = log(1 + variation^2).</summary>
    /// <param name="mean">More than 0, finite.</param>
    /// <param name="variation">Coefficient of variation, standard deviation over mean; 0 or more, finite.</param>
    public static Lognormal FromMean(double mean, double variation)
    {
        Parameter.ThrowUnlessPositive(mean);
        Parameter.ThrowIfNegative(variation);
        double square = variation * variation;
        return new Lognormal(mean / Math.Sqrt(1 + square), Math.Sqrt(DeterministicMath.LogP1(square)));
    }

    private protected override double Invert(double p) => Median * DeterministicMath.Exp(Sigma * NormalQuantile.At(p));

    private protected override double CumulativeInside(double x) =>
        NormalProbability.At(DeterministicMath.Log(x / Median) / Sigma);
}
