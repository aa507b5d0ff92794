using Sim.Runner.Output;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands;

/// <summary>
/// What every verb that needs a scenario does first: read it, with all files that it names, and show every finding.
/// </summary>
internal static class ScenarioFiles
{
    /// <summary>The inputs as the file has them; null when there are errors, which are printed.</summary>
    public static ScenarioInputs? Load(string file, Streams streams) => Load(file, ScenarioOverrides.None, streams);

    /// <summary>The inputs; null when there are errors, which are printed.</summary>
    public static ScenarioInputs? Load(string file, ScenarioOverrides overrides, Streams streams)
    {
        LoadedScenario loaded = ScenarioLoader.Load(file, null, overrides);
        if (loaded.Diagnostics.Count > 0)
        {
            new TextDiagnostics(streams.Color).Write([.. loaded.Diagnostics], streams.Error);
        }
        int errors = loaded.Diagnostics.Count(finding => finding.Severity == Severity.Error);
        if (errors > 0)
        {
            streams.Error.WriteLine(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{errors} error{(errors == 1 ? "" : "s")}: nothing was run."
                )
            );
        }
        return loaded.Inputs;
    }
}
