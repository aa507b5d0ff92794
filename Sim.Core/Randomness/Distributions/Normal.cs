namespace Sim.Core.Randomness.Distributions;

/// <summary>The normal distribution: F(x) = Phi((x - mean) / deviation).</summary>
/// <remarks>
/// Sums of many small effects, errors of measurement. It takes negative values: for times use
/// <see cref="Lognormal"/>. Variance deviation^2. Quantiles are those of <see cref="NormalQuantile"/>, with an error
/// below 1.2e-9 deviations relative to the distance from the mean.
/// </remarks>
public sealed class Normal : ContinuousDistribution
{
    /// <param name="mean">Finite.</param>
    /// <param name="standardDeviation">0 or more, finite.</param>
    public Normal(double mean, double standardDeviation)
    {
        Parameter.ThrowUnlessFinite(mean);
        Parameter.ThrowIfNegative(standardDeviation);
        Mean = mean;
        StandardDeviation = standardDeviation;
    }

    public override double Mean { get; }

    public double StandardDeviation { get; }

    public override double Variance => StandardDeviation * StandardDeviation;

    public override double Minimum => StandardDeviation == 0 ? Mean : double.NegativeInfinity;

    public override double Maximum => StandardDeviation == 0 ? Mean : double.PositiveInfinity;

    private protected override double Invert(double p) => Mean + (StandardDeviation * NormalQuantile.At(p));

    private protected override double CumulativeInside(double x) =>
        NormalProbability.At((x - Mean) / StandardDeviation);
}
