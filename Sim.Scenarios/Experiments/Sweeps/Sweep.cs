using Sim.Scenarios.Experiments.Sweeps.Shards;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>A sweep whose points the scenario takes, with everything that its results follow from.</summary>
/// <param name="Planned">The plan and its points.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="ModelVersion">Version of the model that has to run it.</param>
/// <param name="Inputs">Every file that some point reads, relative to the scenario's folder; the plan is not among
/// them.</param>
public sealed record Sweep(PlannedSweep Planned, string Scenario, string ModelVersion, IReadOnlyList<InputFile> Inputs)
{
    /// <summary>Unless the plan says how many shards: enough for a hundred cores. An assumption.</summary>
    private const int UsualShards = 100;

    private readonly Lazy<string> _hash = new(() => HashOf(Planned, Scenario, ModelVersion, Inputs));

    /// <summary>
    /// SHA-256 over the version of the model, every point with its values, the replications and all input files; not
    /// over the shards: results do not depend on them.
    /// </summary>
    public string Hash => _hash.Value;

    public int Replications => Planned.Plan.Replications;

    /// <summary>Every replication of every point: run r is replication r modulo their number of a point.</summary>
    public int Runs => Planned.Runs;

    /// <summary>How many shards there are unless somebody wants other ones.</summary>
    public int ShardCount => Planned.Plan.Shards ?? Math.Min(Runs, UsualShards);

    /// <summary>Shard <paramref name="index"/> of so many: neighbors in the order of the runs.</summary>
    public Shard ShardOf(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        int first = (int)((long)Runs * index / count);
        int end = (int)((long)Runs * (index + 1) / count);
        FormattableString text = $"{Hash} shard {index} of {count} runs {first} to {end}";
        return new Shard(
            index,
            first,
            end - first,
            ScenarioInputs.HashOf(text.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    private static string HashOf(PlannedSweep planned, string scenario, string version, IReadOnlyList<InputFile> inputs)
    {
        IEnumerable<string> lines =
        [
            "sim sweep 1",
            $"model {version}",
            $"scenario {scenario}",
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"replications {planned.Plan.Replications}"
            ),
            .. inputs.Select(input => $"{input.Sha256} {input.Path}"),
            .. planned.Points.Select(point => string.Join('\t', planned.OverridesOf(point).Words)),
        ];
        return ScenarioInputs.HashOf(string.Join('\n', lines));
    }
}
