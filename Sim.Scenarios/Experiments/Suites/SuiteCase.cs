using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>A scenario under one failure.</summary>
/// <param name="Id"><c>SCENARIO/FAILURE</c>, such as <c>evening/paris-lost</c>.</param>
/// <param name="At">Where the suite names the scenario.</param>
/// <param name="File">The scenario's file.</param>
/// <param name="Overrides">What differs from it.</param>
/// <param name="Inputs">As loaded.</param>
public sealed record SuiteCase(string Id, Location At, string File, ScenarioOverrides Overrides, ScenarioInputs Inputs);
