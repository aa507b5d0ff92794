namespace Sim.Core.Scaling;

/// <summary>The level of a metric over its pods, and its ratio to the target.</summary>
/// <param name="Amount">Whole percent, or thousandths: truncated, so that 100.9 % is 100 %.</param>
internal readonly record struct PodLevel(long Amount, double Ratio)
{
    /// <summary>A ratio of sums, not a mean of ratios.</summary>
    public static PodLevel Utilization(Int128 usage, Int128 requests, MetricTarget target) =>
        Against(usage * 100 / requests, target);

    public static PodLevel Average(Int128 usage, long readings, MetricTarget target) =>
        Against(usage / readings, target);

    private static PodLevel Against(Int128 amount, MetricTarget target)
    {
        long whole = long.CreateSaturating(amount);
        return new PodLevel(whole, whole / (double)target.Amount);
    }
}
