namespace Sim.Scenarios.Results;

/// <summary>Whether one threshold held.</summary>
/// <param name="Expression">As written in the scenario.</param>
/// <param name="Passed">Whether it held.</param>
/// <param name="Actual">The measured value, with its unit; "no data" when nothing was measured, which fails.</param>
/// <param name="Margin">Distance to the limit over the limit, positive when it held; null without data or for a limit
/// of 0.</param>
public sealed record ThresholdVerdict(string Expression, bool Passed, string Actual, double? Margin)
{
    /// <summary>The measured value in <see cref="Unit"/>; null without data.</summary>
    public double? Value { get; init; }

    /// <summary><c>ms</c>, <c>ratio</c> (1 is 100 %), <c>requests</c>, <c>userMinutes</c> or <c>usd</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>How far the value is from the limit, in <see cref="Unit"/>, 0 or more; null without data.</summary>
    public double? Distance { get; init; }

    /// <summary>Where the mean over all replications is, in <see cref="Unit"/>; null for a single run.</summary>
    public (double Lower, double Upper)? Interval { get; init; }

    /// <summary>The limit is inside the interval: more replications would tell. It has not passed then.</summary>
    public bool Inconclusive { get; init; }

    /// <summary>
    /// Only for a threshold that bounds <c>errors</c> from above: measured ratio over allowed ratio. 1 spends exactly
    /// the error budget of the run.
    /// </summary>
    public double? ErrorBudgetBurn { get; init; }
}
