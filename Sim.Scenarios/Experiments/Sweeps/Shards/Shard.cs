namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>A part of a sweep's runs.</summary>
/// <param name="Index">0 or more.</param>
/// <param name="First">Its first run.</param>
/// <param name="Count">Of its runs: 1 or more.</param>
/// <param name="Hash">SHA-256 over the sweep's hash, the index and the runs, lower-case hexadecimal.</param>
public sealed record Shard(int Index, int First, int Count, string Hash);
