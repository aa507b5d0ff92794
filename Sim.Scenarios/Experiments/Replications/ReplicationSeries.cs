using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Replications;

/// <summary>Replications of one scenario, from index 0 on, and what they say together.</summary>
public sealed class ReplicationSeries
{
    private readonly List<Replicate> _replicates = [];

    /// <param name="name">As the one who asked named it: a file, a variant.</param>
    /// <param name="inputs">Null for replications that only come from elsewhere.</param>
    public ReplicationSeries(string name, ScenarioInputs? inputs = null)
    {
        Name = name;
        Inputs = inputs;
    }

    public string Name { get; }

    public ScenarioInputs? Inputs { get; }

    public IReadOnlyList<Replicate> Replicates => _replicates;

    /// <summary>Every measure that some replication has, in the order of the first that has it.</summary>
    public IReadOnlyList<MeasureKey> Keys =>
        [.. _replicates.SelectMany(replicate => replicate.Measures.Keys).Distinct()];

    /// <summary>Adds replications behind the last.</summary>
    /// <param name="version">Version of the model, for the record.</param>
    /// <param name="count">0 or more.</param>
    /// <param name="threads">1 or more; at most so many run at once.</param>
    /// <param name="progress">Told after each replication, from any thread.</param>
    /// <exception cref="InvalidOperationException">There are no inputs.</exception>
    /// <exception cref="OperationCanceledException">Interrupted; what was finished is added.</exception>
    public void Extend(
        string version,
        int count,
        int threads,
        Action? progress = null,
        CancellationToken cancellation = default
    )
    {
        ScenarioInputs inputs = Inputs ?? throw new InvalidOperationException($"'{Name}' has no inputs to run.");
        int wanted = _replicates.Count + count;
        _replicates.AddRange(
            ReplicationRunner.RunUntilInterrupted(
                inputs,
                version,
                _replicates.Count,
                count,
                threads,
                progress,
                cancellation
            )
        );
        if (_replicates.Count < wanted)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Adds replications that ran before, behind the last and in order.</summary>
    public void Add(IEnumerable<Replicate> replicates)
    {
        foreach (Replicate replicate in replicates)
        {
            if (replicate.Index != _replicates.Count)
            {
                throw new ArgumentException(
                    $"Replication {_replicates.Count} is expected, not {replicate.Index}.",
                    nameof(replicates)
                );
            }
            _replicates.Add(replicate);
        }
    }

    /// <summary>One value a replication; not a number where it measured nothing of that.</summary>
    public double[] ValuesOf(MeasureKey key) =>
        [.. _replicates.Select(replicate => replicate.Measures.GetValueOrDefault(key, double.NaN))];

    /// <summary>The mean over the replications that measured it; null: none did.</summary>
    public Estimate? EstimateOf(MeasureKey key, double level = ConfidenceInterval.UsualLevel)
    {
        double[] values = [.. ValuesOf(key).Where(double.IsFinite)];
        return values.Length == 0 ? null : StudentInterval.OfMean(values, level);
    }
}
