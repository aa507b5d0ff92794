using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>Runs one shard of a sweep and writes its file: a pure function of the sweep and the index.</summary>
public static class ShardRunner
{
    /// <param name="folder">Of the planned sweep.</param>
    /// <param name="progress">Told after each run.</param>
    /// <returns>False: a good file was there already, and nothing was run.</returns>
    /// <exception cref="OperationCanceledException">Interrupted; nothing of this shard is left.</exception>
    /// <exception cref="IOException">The file cannot be written; nothing of this shard is left.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="InvalidOperationException">The scenario does not take a point; it did when it was
    /// planned.</exception>
    public static bool Run(
        SweepFolder folder,
        int index,
        Action? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(folder);
        Sweep sweep = folder.Sweep;
        Shard shard = sweep.ShardOf(index, folder.ShardCount);
        string path = folder.PathOf(index);
        if (ShardFile.StateOf(path, shard) == ShardState.Good)
        {
            return false;
        }
        using var writer = new ShardFileWriter(path, sweep, shard);
        ScenarioInputs? inputs = null;
        int loaded = -1;
        for (int run = shard.First; run < shard.First + shard.Count; run++)
        {
            (int point, int replication) = (run / sweep.Replications, run % sweep.Replications);
            if (point != loaded)
            {
                inputs = Load(sweep, point, folder.Files);
                loaded = point;
            }
            writer.Write(
                ShardRun.Of(
                    point,
                    ReplicationRunner.RunOne(inputs!, sweep.ModelVersion, replication, cancellation).Replicate
                )
            );
            progress?.Invoke();
        }
        cancellation.ThrowIfCancellationRequested();
        writer.Complete();
        return true;
    }

    private static ScenarioInputs Load(Sweep sweep, int point, IInputFiles files)
    {
        LoadedScenario loaded = ScenarioLoader.Load(
            sweep.Planned.ScenarioPath,
            files,
            sweep.Planned.OverridesOf(sweep.Planned.Points[point])
        );
        return loaded.Inputs
            ?? throw new InvalidOperationException(
                $"The inputs of the sweep are no longer right: {string.Join("; ", loaded.Diagnostics)}."
            );
    }
}
