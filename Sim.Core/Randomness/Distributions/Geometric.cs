using Sim.Core.Quantities;

namespace Sim.Core.Randomness.Distributions;

/// <summary>
/// The geometric distribution: how many trials fail before the first success, F(k) = 1 - (1 - p)^(k + 1).
/// </summary>
/// <remarks>
/// Retries until one gets through, packets until one is lost. From 0; some authors count the success too. Mean
/// (1 - p) / p, variance (1 - p) / p^2.
/// </remarks>
public sealed class Geometric : DiscreteDistribution
{
    /// <summary>The largest draw, 37 / p, fits an int.</summary>
    private const double LeastSuccess = 1e-7;

    private readonly double _logFailure;

    /// <param name="success">The probability of success of a trial, 1e-7 to 1.</param>
    public Geometric(double success)
    {
        if (!(success >= LeastSuccess && success <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(success),
                success,
                "A probability from 1e-7 to 1 is expected."
            );
        }
        Success = success;
        _logFailure = DeterministicMath.LogP1(-success);
    }

    public double Success { get; }

    public override double Mean => (1 - Success) / Success;

    public override double Variance => (1 - Success) / (Success * Success);

    public override int Minimum => 0;

    public override int Maximum => Success == 1 ? 0 : int.MaxValue;

    // With a sure success the divisor is minus infinity and the quotient 0.
    private protected override int Invert(double p) =>
        Math.Max(0, (int)Math.Ceiling(DeterministicMath.LogP1(-p) / _logFailure) - 1);

    private protected override double CumulativeInside(int k) => -DeterministicMath.ExpM1((k + 1.0) * _logFailure);

    // A sure success would make the exponent 0 times minus infinity.
    private protected override double ProbabilityInside(int k) =>
        k == 0 ? Success : Success * DeterministicMath.Exp(k * _logFailure);
}
