using System.Globalization;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>The folder of a planned sweep: all that a machine needs to run a shard, and the shards that ran.</summary>
/// <remarks>
/// <c>plan.json</c> lists inputs and shards with their hashes, <c>inputs/</c> holds copies of the plan's file and of
/// every file that some point reads, and <c>shards/</c> one file for each shard that is done.
/// </remarks>
public sealed class SweepFolder
{
    internal const string ManifestName = "plan.json";
    internal const string InputsName = "inputs";
    internal const string ShardsName = "shards";

    internal SweepFolder(string path, Sweep sweep, int shardCount)
    {
        (Path, Sweep, ShardCount) = (path, sweep, shardCount);
        Files = new CachedFiles(DiskFiles.Instance);
    }

    public string Path { get; }

    public Sweep Sweep { get; }

    public int ShardCount { get; }

    /// <summary>The inputs, each read once.</summary>
    internal CachedFiles Files { get; }

    /// <summary>Where the file of a shard is, or will be.</summary>
    public string PathOf(int index) => System.IO.Path.Combine(Path, ShardsName, ShardFile.NameOf(index));

    /// <summary>What is known of every shard, by its index; reads all files.</summary>
    /// <exception cref="IOException">A file is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public IReadOnlyList<ShardState> States()
    {
        var states = new ShardState[ShardCount];
        Parallel.For(
            0,
            ShardCount,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => states[i] = ShardFile.StateOf(PathOf(i), Sweep.ShardOf(i, ShardCount))
        );
        return states;
    }

    /// <summary>Files among the shards that are none of them; those that are being written are not listed.</summary>
    public IReadOnlyList<string> Strangers()
    {
        HashSet<string> known = [.. Enumerable.Range(0, ShardCount).Select(ShardFile.NameOf)];
        string shards = System.IO.Path.Combine(Path, ShardsName);
        return Directory.Exists(shards)
            ?
            [
                .. Directory
                    .GetFileSystemEntries(shards)
                    .Select(entry => System.IO.Path.GetFileName(entry))
                    .Where(name => !name.StartsWith('.') && !known.Contains(name))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }

    /// <summary>Indices as people write them: <c>0-3,7</c>, as <c>sbatch --array</c> takes them.</summary>
    /// <param name="indices">Ascending.</param>
    public static string Ranges(IEnumerable<int> indices)
    {
        List<(int From, int To)> ranges = [];
        foreach (int index in indices)
        {
            if (ranges.Count > 0 && ranges[^1].To == index - 1)
            {
                ranges[^1] = (ranges[^1].From, index);
            }
            else
            {
                ranges.Add((index, index));
            }
        }
        return string.Join(
            ',',
            ranges.Select(one =>
                one.From == one.To
                    ? one.From.ToString(CultureInfo.InvariantCulture)
                    : string.Create(CultureInfo.InvariantCulture, $"{one.From}-{one.To}")
            )
        );
    }
}
