namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>What is known of the file of a shard.</summary>
public enum ShardState
{
    Good,

    /// <summary>It was not run, or not to its end.</summary>
    Missing,

    /// <summary>Of another plan, another partition of the plan or another index.</summary>
    Foreign,

    /// <summary>Not what the tool wrote: cut off, or changed.</summary>
    Corrupt,
}
