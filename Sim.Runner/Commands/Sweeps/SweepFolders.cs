using Sim.Runner.Output;
using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>What every verb with a planned sweep does first: open its folder, and say what is wrong with it.</summary>
internal static class SweepFolders
{
    /// <summary>Null when anything is wrong, which is printed.</summary>
    public static SweepFolder? Open(string folder, Streams streams)
    {
        List<string> problems = [];
        SweepFolder? opened = SweepFolderReader.Open(folder, SimTool.ModelVersion, problems);
        foreach (string problem in problems)
        {
            streams.Error.WriteLine($"{VisibleText.Of(problem)}.");
        }
        return opened;
    }
}
