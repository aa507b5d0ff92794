using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>What reading a scenario gave.</summary>
/// <param name="Inputs">Ready to be built; null exactly when there are errors.</param>
/// <param name="Diagnostics">Errors and warnings of all files.</param>
public sealed record LoadedScenario(ScenarioInputs? Inputs, IReadOnlyList<Diagnostic> Diagnostics);
