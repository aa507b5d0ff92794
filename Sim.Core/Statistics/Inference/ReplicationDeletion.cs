namespace Sim.Core.Statistics.Inference;

/// <summary>The steady-state mean from independent replications whose warm-up is deleted.</summary>
/// <remarks>
/// The same number of observations is deleted from each replication, the rest of each is averaged, and the averages
/// are judged by Student's t. Source: Law, Simulation Modeling and Analysis, 5th edition, section 9.5.2. Assumes what
/// <see cref="Inference.WarmUp"/> and <see cref="StudentInterval"/> do. More replications narrow the interval but do
/// not remove what bias the warm-up leaves: when it is not over, the estimate says so.
/// </remarks>
public sealed record ReplicationDeletion
{
    /// <summary>Its sample size is the number of replications.</summary>
    public required Estimate Mean { get; init; }

    public required WarmUp WarmUp { get; init; }

    /// <param name="replications">At least one; all of one length, at least 10.</param>
    /// <param name="level">Above 0, below 1.</param>
    public static ReplicationDeletion Of(
        IReadOnlyList<double[]> replications,
        double level = ConfidenceInterval.UsualLevel
    )
    {
        var warmUp = WarmUp.ByMser5(replications);
        double[] means = [.. replications.Select(one => new SampleMoments(one.AsSpan(warmUp.Observations)).Mean)];
        return new ReplicationDeletion
        {
            Mean = StudentInterval.OfMean(means, level).With(warmUp.Warnings),
            WarmUp = warmUp,
        };
    }
}
