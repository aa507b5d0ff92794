using Sim.Runner.Commands.Dns;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands.Experiments;

/// <summary>
/// What words of <c>sim compare</c> mean: files of scenarios, and variants of the first of them. The first file alone
/// stands for itself and all its variants.
/// </summary>
internal static class ComparedScenarios
{
    /// <summary>The baseline first; null when something is wrong, which is printed.</summary>
    /// <param name="words">At least one.</param>
    public static IReadOnlyList<ReplicationSeries>? Read(
        IReadOnlyList<string> words,
        ScenarioOverrides overrides,
        Streams streams,
        List<string> mistakes
    )
    {
        if (ScenarioFiles.Load(words[0], overrides, streams) is not { } baseline)
        {
            return null;
        }
        string[] variants = [.. baseline.Scenario.Variants.Select(variant => variant.Id)];
        string[] others = words.Count > 1 ? [.. words.Skip(1)] : variants;
        if (others.Length == 0)
        {
            mistakes.Add($"'{VisibleText.Of(words[0])}' has no variants: what is it to be compared with?");
        }
        List<ReplicationSeries> compared = [new(NameOf(words[0], overrides.Variant), baseline)];
        bool isGood = true;
        foreach (string other in others)
        {
            bool isVariant = variants.Contains(other);
            if (!isVariant && !File.Exists(other))
            {
                string? nearest = NearestWord.To(other, variants);
                mistakes.Add(
                    $"'{VisibleText.Of(other)}' is neither a file nor a variant of '{VisibleText.Of(words[0])}'."
                        + Suggestion.Of(nearest)
                );
                continue;
            }
            ScenarioInputs? inputs = isVariant
                ? ScenarioFiles.Load(words[0], overrides with { Variant = other }, streams)
                : ScenarioFiles.Load(other, overrides, streams);
            isGood &= inputs is not null;
            if (inputs is not null)
            {
                CheckSeed(baseline, inputs, other, mistakes);
                compared.Add(new ReplicationSeries(isVariant ? other : NameOf(other, overrides.Variant), inputs));
            }
        }
        return isGood ? compared : null;
    }

    private static string NameOf(string file, string? variant) => variant ?? Path.GetFileNameWithoutExtension(file);

    private static void CheckSeed(ScenarioInputs baseline, ScenarioInputs other, string name, List<string> mistakes)
    {
        if (other.Scenario.Seed != baseline.Scenario.Seed)
        {
            mistakes.Add(
                $"'{VisibleText.Of(name)}' has another seed than the baseline: pairs have to share their chance. "
                    + $"--set seed={baseline.Scenario.Seed} gives all the same."
            );
        }
    }
}
