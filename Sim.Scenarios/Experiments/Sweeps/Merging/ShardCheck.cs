using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>Whether all shards of a sweep are there, and which are not.</summary>
/// <param name="Missing">Indices, ascending; as all lists of indices.</param>
/// <param name="Foreign">Files of another plan, another partition or another index.</param>
/// <param name="Corrupt">Files that are cut off or changed.</param>
/// <param name="Strangers">Names of files that are no shards of this sweep.</param>
public sealed record ShardCheck(
    IReadOnlyList<int> Missing,
    IReadOnlyList<int> Foreign,
    IReadOnlyList<int> Corrupt,
    IReadOnlyList<string> Strangers
)
{
    /// <summary>All shards are good, and nothing else is there.</summary>
    public bool IsComplete => Missing.Count + Foreign.Count + Corrupt.Count + Strangers.Count == 0;

    /// <summary>Those that have to run, again or at all; ascending.</summary>
    public IReadOnlyList<int> Open => [.. Missing.Concat(Foreign).Concat(Corrupt).Order()];

    /// <summary>Reads every file of the folder.</summary>
    /// <exception cref="IOException">A file is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static ShardCheck Of(SweepFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        IReadOnlyList<ShardState> states = folder.States();
        return new ShardCheck(
            In(states, ShardState.Missing),
            In(states, ShardState.Foreign),
            In(states, ShardState.Corrupt),
            folder.Strangers()
        );
    }

    private static int[] In(IReadOnlyList<ShardState> states, ShardState wanted) =>
        [.. states.Index().Where(one => one.Item == wanted).Select(one => one.Index)];
}
