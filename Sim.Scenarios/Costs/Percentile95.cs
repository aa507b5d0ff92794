namespace Sim.Scenarios.Costs;

/// <summary>The rate that transit is billed by: the 95th percentile of means of five minutes.</summary>
/// <remarks>
/// The customary way: samples of five minutes, sorted; the largest twentieth is free, and the largest of the others
/// counts.
/// </remarks>
internal static class Percentile95
{
    private const double SampleSeconds = 300;

    /// <param name="rates">Means over equal buckets of time.</param>
    /// <param name="bucketSeconds">Length of one; longer ones than five minutes are samples themselves.</param>
    /// <returns>0 without buckets.</returns>
    public static double Of(IReadOnlyList<double> rates, double bucketSeconds)
    {
        int perSample = Math.Max(1, (int)Math.Round(SampleSeconds / bucketSeconds));
        double[] samples = [.. rates.Chunk(perSample).Select(chunk => chunk.Average()).Order()];
        return samples.Length == 0 ? 0 : samples[(samples.Length * 19 + 19) / 20 - 1];
    }
}
