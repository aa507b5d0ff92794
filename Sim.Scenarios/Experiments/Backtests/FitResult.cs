namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>The values that bring a model nearest to what was observed.</summary>
/// <param name="Parameters">At least one.</param>
/// <param name="Series">With the fitted values.</param>
/// <param name="Runs">How often the scenario was run.</param>
/// <param name="IsConverged">False: the most runs that were allowed did not suffice.</param>
public sealed record FitResult(
    IReadOnlyList<FittedParameter> Parameters,
    IReadOnlyList<SeriesBacktest> Series,
    int Runs,
    bool IsConverged
);
