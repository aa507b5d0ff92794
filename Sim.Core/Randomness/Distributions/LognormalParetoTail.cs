using Sim.Core.Quantities;

namespace Sim.Core.Randomness.Distributions;

/// <summary>A lognormal body whose part above a cutoff is replaced by a Pareto tail with an upper limit.</summary>
/// <remarks>
/// Sizes of web files (Barford, Crovella, "Generating representative web workloads", SIGMETRICS 1998). The share of the
/// tail is what the body has above the cutoff, so that the distribution function is continuous: an assumption. Without
/// a limit a tail of exponent 1.1 has no variance, and means of samples hardly converge.
/// </remarks>
public sealed class LognormalParetoTail : ContinuousDistribution
{
    private readonly Lognormal _body;
    private readonly BoundedPareto _tail;
    private readonly double _bodyShare;

    /// <param name="median">Of the body, more than 0.</param>
    /// <param name="sigma">Of the body, more than 0.</param>
    /// <param name="cutoff">Where the tail begins, more than 0.</param>
    /// <param name="shape">Exponent of the tail, more than 0.</param>
    /// <param name="maximum">More than <paramref name="cutoff"/>.</param>
    public LognormalParetoTail(double median, double sigma, double cutoff, double shape, double maximum)
    {
        Parameter.ThrowUnlessPositive(sigma);
        _body = new Lognormal(median, sigma);
        _tail = new BoundedPareto(cutoff, maximum, shape);
        _bodyShare = _body.CumulativeProbability(cutoff);
    }

    /// <summary>
    /// Bytes of files on web servers, SURGE's parameters: body of mu 9.357 and sigma 1.318, tail from 133,000 with
    /// exponent 1.1.
    /// </summary>
    /// <param name="maximum">Largest file in bytes, more than 133,000.</param>
    public static LognormalParetoTail WebFiles(double maximum) =>
        new(DeterministicMath.Exp(9.357), 1.318, 133_000, 1.1, maximum);

    /// <summary>Where the tail begins.</summary>
    public double Cutoff => _tail.Minimum;

    /// <summary>Probability of a value in the tail.</summary>
    public double TailShare => 1 - _bodyShare;

    public override double Mean => BodyMoment(1) + (TailShare * _tail.Mean);

    public override double Variance
    {
        get
        {
            double tailSquare = _tail.Variance + (_tail.Mean * _tail.Mean);
            return BodyMoment(2) + (TailShare * tailSquare) - (Mean * Mean);
        }
    }

    public override double Minimum => 0;

    public override double Maximum => _tail.Maximum;

    private protected override double Invert(double p) =>
        p < _bodyShare
            ? Math.Min(_body.Quantile(p), Cutoff)
            : _tail.Quantile(Math.Min(1, (p - _bodyShare) / TailShare));

    private protected override double CumulativeInside(double x) =>
        x < Cutoff ? _body.CumulativeProbability(x) : _bodyShare + (TailShare * _tail.CumulativeProbability(x));

    /// <summary>
    /// The part of the k-th moment below the cutoff: median^k exp(k^2 sigma^2 / 2) Phi(log(cutoff / median) / sigma - k
    /// sigma).
    /// </summary>
    private double BodyMoment(int k)
    {
        double place = DeterministicMath.Log(Cutoff / _body.Median) / _body.Sigma;
        double whole =
            DeterministicMath.Pow(_body.Median, k) * DeterministicMath.Exp(k * k * _body.Sigma * _body.Sigma / 2);
        return whole * NormalProbability.At(place - (k * _body.Sigma));
    }
}
