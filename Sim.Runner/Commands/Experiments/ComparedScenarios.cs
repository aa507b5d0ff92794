using Sim.Runner.Commands.Dns;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands.Experiments;

/// <summary>
/// What words of <c>sim compare</c> mean: files of scenarios, variants of the first of them, and folders of runs. The
/// first file alone stands for itself and all its variants.
/// </summary>
internal sealed class ComparedScenarios(ScenarioOverrides overrides, Streams streams, List<string> mistakes)
{
    private readonly List<ReplicationSeries> _compared = [];
    private string[] _variants = [];
    private ulong? _seed;
    private bool _isGood = true;

    /// <summary>The baseline first; null when something is wrong, which is printed.</summary>
    /// <param name="words">At least one.</param>
    public IReadOnlyList<ReplicationSeries>? Read(IReadOnlyList<string> words)
    {
        string first = words[0];
        if (Directory.Exists(first))
        {
            AddFolder(first);
        }
        else if (ScenarioFiles.Load(first, overrides, streams) is { } baseline)
        {
            _variants = [.. baseline.Scenario.Variants.Select(variant => variant.Id)];
            Add(new ReplicationSeries(NameOf(first), baseline), baseline.Scenario.Seed, first);
        }
        else
        {
            return null;
        }
        string[] others = words.Count > 1 ? [.. words.Skip(1)] : [.. _variants.Where(id => id != overrides.Variant)];
        if (others.Length == 0)
        {
            mistakes.Add($"'{VisibleText.Of(first)}' has no other variants: what is it to be compared with?");
        }
        foreach (string other in others)
        {
            AddOther(other, first);
        }
        return _isGood ? _compared : null;
    }

    private void AddOther(string other, string first)
    {
        if (_variants.Contains(other))
        {
            AddScenario(first, overrides with { Variant = other }, other);
        }
        else if (Directory.Exists(other))
        {
            AddFolder(other);
        }
        else if (File.Exists(other))
        {
            AddScenario(other, overrides, NameOf(other));
        }
        else
        {
            mistakes.Add(
                $"'{VisibleText.Of(other)}' is neither a file, nor the folder of a run, nor a variant of "
                    + $"'{VisibleText.Of(first)}'.{Suggestion.Of(NearestWord.To(other, _variants))}"
            );
        }
    }

    private void AddScenario(string file, ScenarioOverrides changes, string name)
    {
        ScenarioInputs? inputs = ScenarioFiles.Load(file, changes, streams);
        _isGood &= inputs is not null;
        if (inputs is not null)
        {
            Add(new ReplicationSeries(name, inputs), inputs.Scenario.Seed, name);
        }
    }

    private void AddFolder(string folder)
    {
        DiagnosticList found = [];
        (ReplicationSeries Series, ulong Seed)? read = RunFolderReplicates.Read(DiskFiles.Instance, folder, found);
        new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
        _isGood &= read is not null;
        if (read is { } run)
        {
            Add(run.Series, run.Seed, folder);
        }
    }

    /// <summary>Pairs have to share their chance.</summary>
    private void Add(ReplicationSeries series, ulong seed, string name)
    {
        _seed ??= seed;
        if (seed != _seed)
        {
            string remedy = series.Inputs is null ? "" : $" --set seed={_seed} gives all scenarios the same.";
            mistakes.Add(
                $"'{VisibleText.Of(name)}' has another seed than the baseline: pairs have to share their chance."
                    + remedy
            );
        }
        _compared.Add(series);
    }

    /// <summary>Short, or as it was typed where another has the short name.</summary>
    private string NameOf(string file)
    {
        string variant = overrides.Variant is { } id ? $" {id}" : "";
        string name = Path.GetFileNameWithoutExtension(file) + variant;
        return _compared.Any(other => other.Name == name) ? file + variant : name;
    }
}
