using MathNet.Numerics.Distributions;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>Student's interval for a mean, from independent replications.</summary>
/// <param name="Mean">Of the replications.</param>
/// <param name="Variance">Of the replications about their mean.</param>
/// <param name="HalfWidth">Of the interval.</param>
internal readonly record struct ReplicationInterval(double Mean, double Variance, double HalfWidth)
{
    public static ReplicationInterval Of(IReadOnlyList<double> replications, double confidence)
    {
        int n = replications.Count;
        double mean = replications.Average();
        double variance = replications.Sum(value => (value - mean) * (value - mean)) / (n - 1);
        double t = StudentT.InvCDF(0, 1, n - 1, 1 - ((1 - confidence) / 2));
        return new ReplicationInterval(mean, variance, t * Math.Sqrt(variance / n));
    }

    public bool Covers(double value) => Math.Abs(value - Mean) <= HalfWidth;
}
