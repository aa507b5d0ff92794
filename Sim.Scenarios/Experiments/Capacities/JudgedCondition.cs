namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>One threshold in one case, at one value.</summary>
public sealed record JudgedCondition
{
    /// <summary>The name of the case.</summary>
    public required string Case { get; init; }

    /// <summary>The threshold as written.</summary>
    public required string Threshold { get; init; }

    public required CapacityVerdict Verdict { get; init; }

    /// <summary>The mean over the replications, in the unit of the limit; null: nothing was measured in one.</summary>
    public required double? Value { get; init; }

    /// <summary>
    /// Ends of the interval that decides: the lower and the upper value that replications do not exclude.
    /// </summary>
    public required (double Lower, double Upper)? Interval { get; init; }

    /// <summary>The value and its interval with their unit.</summary>
    public required string Actual { get; init; }

    /// <summary>Distance to the limit over the limit, positive when it holds; null without data or for a limit of
    /// 0.</summary>
    public required double? Margin { get; init; }

    /// <summary>Ends of the interval as margins, in ascending order; null where the margin is.</summary>
    public required (double Lower, double Upper)? MarginInterval { get; init; }

    public required int Replications { get; init; }

    /// <summary>For "the worst": what fails comes before what is open, before what holds; then by margin.</summary>
    internal (int Rank, double Margin) Badness =>
        (
            Verdict switch
            {
                CapacityVerdict.Fails => 0,
                CapacityVerdict.Open => 1,
                _ => 2,
            },
            Margin ?? (Verdict == CapacityVerdict.Fails ? double.NegativeInfinity : double.PositiveInfinity)
        );
}
