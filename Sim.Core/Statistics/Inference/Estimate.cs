namespace Sim.Core.Statistics.Inference;

/// <summary>An estimate, its interval, and what speaks against them.</summary>
public sealed record Estimate
{
    /// <summary>The point estimate, in the unit of what was observed.</summary>
    public required double Value { get; init; }

    public required ConfidenceInterval Interval { get; init; }

    /// <summary>How many independent observations it rests on: replications, batches, pairs, trials.</summary>
    public required long SampleSize { get; init; }

    /// <summary>Assumptions that do not hold; empty when none is known to fail.</summary>
    public IReadOnlyList<AssumptionWarning> Warnings { get; init; } = [];

    /// <summary>Half the width of the interval over the magnitude of the value; infinite around 0.</summary>
    public double RelativeHalfWidth => Interval.HalfWidth == 0 ? 0 : Interval.HalfWidth / Math.Abs(Value);

    /// <summary>The same estimate with further warnings.</summary>
    internal Estimate With(params IEnumerable<AssumptionWarning> warnings) =>
        this with
        {
            Warnings = [.. Warnings, .. warnings],
        };
}
