using Sim.Runner.Output;
using Sim.Scenarios.Experiments.Sweeps;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>What a verb with a plan does first: try all points on the scenario, and show every finding.</summary>
internal static class SweepPlans
{
    /// <summary>Null when there are errors, which are printed.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public static LoadedSweep? Load(string plan, Streams streams, CancellationToken cancellation)
    {
        LoadedSweep loaded = SweepLoader.Load(plan, SimTool.ModelVersion, DiskFiles.Instance, cancellation);
        if (loaded.Diagnostics.Count > 0)
        {
            new TextDiagnostics(streams.Color).Write([.. loaded.Diagnostics], streams.Error);
        }
        if (loaded.Sweep is not null)
        {
            return loaded;
        }
        int errors = loaded.Diagnostics.Count(one => one.Severity == Severity.Error);
        streams.Error.WriteLine($"{CountText.Of(errors, "error")}: nothing was planned or run.");
        return null;
    }

    /// <summary>As the plan has it, or as it was asked for; null when that is wrong, which is printed.</summary>
    public static int? ShardsOf(Sweep sweep, int? asked, Streams streams)
    {
        int shards = asked ?? sweep.ShardCount;
        if (shards >= 1 && shards <= sweep.Runs)
        {
            return shards;
        }
        streams.Error.WriteLine($"--shards is from 1 to {CountText.Of(sweep.Runs, "run")} of this sweep.");
        return null;
    }
}
