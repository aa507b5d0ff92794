namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>What a fit says of a field.</summary>
/// <param name="Parameter">The field.</param>
/// <param name="Value">Without its unit, inside its range.</param>
/// <param name="Interval">
/// Of the value at 95 %, if differences between model and observation are independent of each other; null: it cannot be
/// told, because the observations do not depend on the field.
/// </param>
public sealed record FittedParameter(FitParameter Parameter, double Value, (double Lower, double Upper)? Interval)
{
    /// <summary>The best value is an end of the range: a better one may lie beyond it.</summary>
    public bool IsAtEnd =>
        Math.Min(Value - Parameter.Low, Parameter.High - Value) < 0.002 * (Parameter.High - Parameter.Low);
}
