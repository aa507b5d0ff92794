using Sim.Scenarios.Schema.Binding;
using Sim.Scenarios.Schema.Checks;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema;

/// <summary>From a scenario file to records, with every error at once.</summary>
public static class ScenarioReader
{
    private static readonly Lazy<RecordForm> s_form = new(() => new RecordForm(typeof(Scenario)));

    /// <summary>Reads and checks a scenario; what is wrong with the file is in the document, never thrown.</summary>
    /// <param name="path">As <paramref name="files"/> understands it; messages show it unchanged.</param>
    /// <param name="files">Default: the disk.</param>
    /// <param name="vocabulary">Default: names outside the file are not checked.</param>
    /// <param name="overrides">What differs from the file. Default: nothing.</param>
    public static ScenarioDocument Read(
        string path,
        IInputFiles? files = null,
        ScenarioVocabulary? vocabulary = null,
        ScenarioOverrides? overrides = null
    )
    {
        files ??= DiskFiles.Instance;
        DiagnosticList found = [];
        LocatedNode? root = SourceReader.ReadFile(files, path, found);
        if (root is null)
        {
            return new ScenarioDocument(path, null, null, found);
        }
        root = overrides?.ApplyTo(root, found) ?? root;
        BindContext binding = new(found);
        Scenario scenario = (Scenario)s_form.Value.Read(root, "", binding);
        // Wrong values have placeholders by now, and findings about placeholders are dropped.
        if (root is LocatedMapping)
        {
            CheckContext context = new(scenario, root, binding.Unsound, found)
            {
                Vocabulary = vocabulary ?? ScenarioVocabulary.Empty,
                Files = files,
                Directory = Path.GetDirectoryName(path) ?? "",
            };
            ScenarioChecks.Run(context);
        }
        return new ScenarioDocument(path, found.HasErrors ? null : scenario, root, found);
    }
}
