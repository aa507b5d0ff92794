using System.Globalization;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.PolicyTests;

/// <summary>Reads files of policy unit tests: questions to a zone and the answers that they have to get.</summary>
/// <remarks>
/// A file is <c>{family, source, license, count, zone, healthChecks, cases}</c>; only <c>cases</c> is required.
/// <c>family</c>, where it is given, is route53-answers, and <c>count</c> the number of cases. <c>zone</c> and
/// <c>healthChecks</c> name files, relative to this one, for every case without record sets of its own; see
/// <see cref="CaseReader"/> for a case.
/// </remarks>
public static class PolicyTestReader
{
    /// <summary>The name of the format among the families of cases.</summary>
    public const string Family = "route53-answers";

    /// <summary>The cases of a file in its order; null when anything was wrong, which is reported.</summary>
    public static IReadOnlyList<PolicyTestCase>? Read(IInputFiles files, string path, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(diagnostics);
        int before = Errors(diagnostics);
        if (SourceReader.ReadFile(files, path, diagnostics) is not { } root)
        {
            return null;
        }
        if (root is not LocatedMapping mapping)
        {
            diagnostics.Error(root.Location, "wrong-kind", $"the file is {root.Kind}", "a mapping with a list 'cases'");
            return null;
        }
        var notes = new ImportNotes(diagnostics);
        var file = new Fields(mapping, notes);
        if (IsOfAnotherFamily(file, notes))
        {
            return null;
        }
        file.Ignore("source", "license", "note");
        var zones = new TestedZones(files, path, diagnostics);
        ZoneReference? shared = zones.ReferenceIn(file, mapping);
        LocatedSequence? list = file.List("cases");
        if (list is null && !file.Has("cases"))
        {
            file.Missing("cases");
        }
        CheckCount(file, list, notes);
        file.RefuseUnknown();
        var reader = new CaseReader(zones, shared, notes);
        if (list is { Count: 0 })
        {
            notes.Error(list.Location, "no-cases", "'cases' is empty: nothing would be tested");
        }
        List<PolicyTestCase> cases = [];
        foreach (LocatedMapping one in list?.Each<LocatedMapping>(diagnostics) ?? [])
        {
            if (reader.Read(one) is { } read)
            {
                cases.Add(read);
            }
        }
        notes.Flush();
        return Errors(diagnostics) > before || diagnostics.IsFull ? null : cases;
    }

    /// <summary>Whether the file is another format altogether, whose every key would be a mistake here.</summary>
    private static bool IsOfAnotherFamily(Fields file, ImportNotes notes)
    {
        if (file.Text("family") is not { } family || family == Family)
        {
            return false;
        }
        string? near = NearestWord.To(family, [Family]);
        notes.Error(file.At("family"), "unknown-family", $"the family is '{family}'", Family, near);
        return near is null;
    }

    private static void CheckCount(Fields file, LocatedSequence? cases, ImportNotes notes)
    {
        if (file.Integer("count", 0, int.MaxValue) is { } count && cases is not null && count != cases.Count)
        {
            notes.Error(
                file.At("count"),
                "wrong-count",
                string.Create(CultureInfo.InvariantCulture, $"'count' is {count}, the file has {cases.Count} cases"),
                cases.Count.ToString(CultureInfo.InvariantCulture)
            );
        }
    }

    private static int Errors(DiagnosticList diagnostics) => diagnostics.Count(d => d.Severity == Severity.Error);
}
