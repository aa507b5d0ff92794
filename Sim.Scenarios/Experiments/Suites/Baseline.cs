namespace Sim.Scenarios.Experiments.Suites;

/// <summary>The accepted results of a suite.</summary>
/// <param name="Model">Version of the model that they come from.</param>
/// <param name="Cases">Sorted by id.</param>
public sealed record Baseline(string Model, IReadOnlyList<BaselineCase> Cases)
{
    /// <summary>Null: the case is new.</summary>
    public BaselineCase? Find(string id) => Cases.FirstOrDefault(one => one.Id == id);
}
