using System.Globalization;
using Sim.Scenarios.Experiments.Sweeps.Designs;
using Sim.Scenarios.Schema.Binding;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>From the file of a sweep to its points, with every error at once.</summary>
public static class SweepPlanReader
{
    /// <summary>Runs of a sweep; more are no longer one experiment, and their results no longer one file.</summary>
    internal const int MostRuns = 1_000_000;

    private static readonly Lazy<RecordForm> s_form = new(() => new RecordForm(typeof(SweepPlan)));

    /// <summary>Reads a plan; its scenario is not looked at.</summary>
    /// <param name="path">As <paramref name="files"/> understands it; messages show it unchanged.</param>
    /// <returns>Null when anything was wrong, which is reported.</returns>
    public static PlannedSweep? Read(IInputFiles files, string path, DiagnosticList found)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(found);
        int before = found.ErrorsReported;
        if (SourceReader.ReadFile(files, path, found) is not { } root)
        {
            return null;
        }
        if (IsScenario(root))
        {
            found.Error(
                root.Location,
                "not-a-plan",
                "this is a scenario, not the plan of a sweep",
                "a file with 'scenario' and 'fields'"
            );
            return null;
        }
        BindContext binding = new(found);
        var plan = (SweepPlan)s_form.Value.Read(root, "", binding);
        if (root is not LocatedMapping mapping)
        {
            return null;
        }
        bool isDesignKnown = !binding.Unsound.Contains("design");
        CheckPath(plan, mapping, found);
        if (isDesignKnown)
        {
            CheckDesign(plan, mapping, found);
        }
        var reader = new SweepFactorReader(plan, mapping, isDesignKnown, found);
        IReadOnlyList<SweepFactor> factors = reader.Read();
        if (found.ErrorsReported > before)
        {
            return null;
        }
        CheckSize(plan, mapping, factors, found);
        return found.ErrorsReported > before
            ? null
            : new PlannedSweep(plan, path, factors, DesignPoints.Of(plan, factors))
            {
                VariantAt = mapping["variant"]?.Location,
                SetAt =
                    (mapping["set"] as LocatedMapping)?.Entries.ToDictionary(
                        entry => entry.Key.Text,
                        entry => entry.Key.Location,
                        StringComparer.Ordinal
                    ) ?? [],
            };
    }

    /// <summary>Every key of it would be a mistake here.</summary>
    private static bool IsScenario(LocatedNode root) =>
        root is LocatedMapping mapping && mapping["scenario"] is null && mapping["services"] is not null;

    private static void CheckPath(SweepPlan plan, LocatedMapping root, DiagnosticList found)
    {
        if (IsAbsolute(plan.Scenario) && root["scenario"] is { } scenario)
        {
            found.Error(
                scenario.Location,
                "absolute-path",
                $"'{plan.Scenario}' is an absolute path, which no other machine has",
                "a path relative to the plan, with forward slashes"
            );
        }
    }

    private static void CheckDesign(SweepPlan plan, LocatedMapping root, DiagnosticList found)
    {
        bool isFilled = plan.Design is SweepDesign.LatinHypercube or SweepDesign.Sobol;
        if (isFilled && root["points"] is null)
        {
            found.Error(
                root["design"]?.Location ?? root.Location,
                "missing-key",
                "'points' is missing: this design has as many points as are asked for"
            );
        }
        if (!isFilled && root["points"] is { } points)
        {
            found.Error(
                points.Location,
                "useless-key",
                "'points' follows from the values in this design",
                "a design of latin-hypercube or sobol, or no 'points'"
            );
        }
        if (plan.Design != SweepDesign.LatinHypercube && root["seed"] is { } seed)
        {
            found.Error(
                seed.Location,
                "useless-key",
                "'seed' changes nothing: there is no chance in this design",
                "set: {seed: N} for the chance of the runs, or a design of latin-hypercube"
            );
        }
        if (plan.Design == SweepDesign.Sobol && plan.Fields.Count > SobolSequence.MostDimensions)
        {
            found.Error(
                root["fields"]!.Location,
                "wrong-count",
                Text($"'fields' has {plan.Fields.Count} items"),
                Text($"at most {SobolSequence.MostDimensions} for a Sobol design, or a latin-hypercube")
            );
        }
    }

    private static void CheckSize(
        SweepPlan plan,
        LocatedMapping root,
        IReadOnlyList<SweepFactor> factors,
        DiagnosticList found
    )
    {
        double points = plan.Design switch
        {
            SweepDesign.Grid => factors.Aggregate(1.0, (product, factor) => product * factor.Levels.Count),
            SweepDesign.List => factors[0].Levels.Count,
            _ => plan.Points ?? 1,
        };
        double runs = points * plan.Replications;
        if (runs > MostRuns)
        {
            found.Error(
                root["fields"]!.Location,
                "too-many-runs",
                Text($"{points:0} points of {plan.Replications} replications are {runs:0} runs"),
                Text($"at most {MostRuns}: fewer values or replications, or a latin-hypercube")
            );
        }
        else if (plan.Shards > runs)
        {
            found.Error(
                root["shards"]!.Location,
                "out-of-range",
                Text($"'shards' is {plan.Shards}, and there are {runs:0} runs"),
                Text($"at most {runs:0}")
            );
        }
        if (plan.Design == SweepDesign.Sobol && !int.IsPow2(plan.Points ?? 1))
        {
            found.Warning(
                root["points"]!.Location,
                "uneven-points",
                Text($"{plan.Points} points of a Sobol design are less even than a power of two"),
                Text($"{(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)plan.Points!.Value)}")
            );
        }
    }

    // The same answer on every system, so Windows paths are refused on Linux too.
    private static bool IsAbsolute(string file) =>
        file.StartsWith('/') || file.StartsWith('\\') || file.StartsWith('~') || (file.Length > 1 && file[1] == ':');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
