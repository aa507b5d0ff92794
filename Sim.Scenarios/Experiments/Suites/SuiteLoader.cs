using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>From a suite's file to cases that can be run, with all findings of all scenarios at once.</summary>
public static class SuiteLoader
{
    private static readonly FieldPath s_newFault = FieldPath.Parse("faults[+]");
    private static readonly FieldPath s_thresholds = FieldPath.Parse("thresholds");
    private static readonly FieldPath s_newThreshold = FieldPath.Parse("thresholds[+]");

    /// <summary>Reads and checks; never throws for what a file says.</summary>
    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="files">Default: the disk.</param>
    public static LoadedSuite Load(string path, IInputFiles? files = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        files ??= DiskFiles.Instance;
        DiagnosticList found = [];
        if (SuiteReader.Read(files, path, found) is not (var suite, var root))
        {
            return new LoadedSuite(null, path, BaselinePathOf(path, null), [], found.Sorted());
        }
        List<SuiteCase> cases = [];
        foreach ((int i, SuiteScenario scenario) in suite.Scenarios.Index())
        {
            Location at = root.Find($"scenarios[{i}].file")!.Location;
            string file = Path.Combine(Path.GetDirectoryName(path) ?? "", scenario.File);
            if (files.KindOf(file) != InputKind.File)
            {
                ReportMissing(files, file, scenario.File, at, found);
                continue;
            }
            string[] own = [.. ThresholdsOf(files, file)];
            foreach (SuiteFailure? failure in FailuresOf(suite, scenario))
            {
                var overrides = new ScenarioOverrides(
                    scenario.Variant,
                    [.. Changes(scenario, failure), .. Thresholds(suite, i, failure, root, own)]
                );
                LoadedScenario loaded = ScenarioLoader.Load(file, files, overrides);
                foreach (Diagnostic one in loaded.Diagnostics)
                {
                    found.Add(one);
                }
                if (loaded.Inputs is { } inputs)
                {
                    string id = $"{scenario.Id}/{failure?.Id ?? SuiteFailure.None}";
                    cases.Add(new SuiteCase(id, at, file, overrides, inputs));
                }
            }
        }
        return new LoadedSuite(suite, path, BaselinePathOf(path, suite.Baseline), cases, found.Sorted());
    }

    private static string BaselinePathOf(string path, string? named) =>
        named is null
            ? Path.ChangeExtension(path, null) + ".baseline.yaml"
            : Path.Combine(Path.GetDirectoryName(path) ?? "", named);

    private static void ReportMissing(
        IInputFiles files,
        string file,
        string named,
        Location at,
        DiagnosticList found
    ) =>
        found.Error(
            at,
            "missing-file",
            $"there is no file '{named}'",
            "a scenario, relative to the suite",
            NearestWord.To(Path.GetFileName(file), files.NamesIn(Path.GetDirectoryName(file) ?? ""))
        );

    /// <summary>Null is without any failure.</summary>
    private static IEnumerable<SuiteFailure?> FailuresOf(Suite suite, SuiteScenario scenario) =>
        scenario.Failures is { } ids
            ? ids.Select(id => suite.Failures.FirstOrDefault(failure => failure.Id == id))
            : suite.Failures.Prepend(null);

    private static IEnumerable<FieldOverride> Changes(SuiteScenario scenario, SuiteFailure? failure) =>
        scenario
            .Set.Concat(failure?.Set ?? new Dictionary<string, LocatedNode>())
            .Select(one => FieldOverride.Of(FieldPath.Parse(one.Key), one.Value))
            .Concat((failure?.Faults ?? []).Select(fault => FieldOverride.Of(s_newFault, fault)));

    /// <summary>
    /// Demands under a failure stand instead of the scenario's; those of the suite, and of its scenario, beside them.
    /// </summary>
    private static IEnumerable<FieldOverride> Thresholds(
        Suite suite,
        int scenario,
        SuiteFailure? failure,
        LocatedNode root,
        string[] own
    )
    {
        if (failure is { Thresholds.Count: > 0 })
        {
            int index = suite.Failures.Index().First(one => one.Item == failure).Index;
            yield return FieldOverride.Of(s_thresholds, root.Find($"failures[{index}].thresholds")!);
            own = [.. failure.Thresholds];
        }
        string[] lists = ["thresholds", $"scenarios[{scenario}].thresholds"];
        foreach (
            LocatedScalar threshold in lists
                .SelectMany(list => root.Find(list) as LocatedSequence ?? Enumerable.Empty<LocatedNode>())
                .OfType<LocatedScalar>()
                .Where(threshold => !own.Contains(threshold.Text))
                .DistinctBy(threshold => threshold.Text)
        )
        {
            yield return FieldOverride.Of(s_newThreshold, threshold);
        }
    }

    /// <summary>What is wrong with the file is reported where it is loaded.</summary>
    private static IEnumerable<string> ThresholdsOf(IInputFiles files, string file) =>
        (
            SourceReader.ReadFile(files, file, [])?.Find("thresholds") as LocatedSequence
            ?? Enumerable.Empty<LocatedNode>()
        )
            .OfType<LocatedScalar>()
            .Select(threshold => threshold.Text);
}
