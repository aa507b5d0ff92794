using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>Reads zone files as <c>cli53 export</c> writes them: BIND with routing in comments, and aliases.</summary>
/// <remarks>Returns null exactly when it reported an error. Plain BIND files are read too.</remarks>
internal static class Cli53Import
{
    /// <summary>Whether the first line that says something is a directive or a record of a zone file.</summary>
    public static bool Recognizes(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int comment = line.IndexOf(';');
            ReadOnlySpan<char> said = comment < 0 ? line : line[..comment];
            if (!said.IsWhiteSpace())
            {
                return ZoneReader.IsDirective(said) || ZoneReader.IsRecord(said);
            }
        }
        return false;
    }

    /// <param name="origin">The zone; null: a $ORIGIN in the file says it.</param>
    public static ImportedRecords? Read(SourceText source, DnsName? origin, DiagnosticList diagnostics)
    {
        int errorsBefore = Errors(diagnostics);
        var notes = new ImportNotes(diagnostics);
        var reader = new ZoneReader(origin, notes);
        List<ZoneLine> lines = [.. reader.Read(new ZoneScanner(source, notes).Entries())];
        List<Located<RecordSet>> records = [];
        var groups = lines.GroupBy(line => (line.Name, line.Type, line.Annotation.Identifier));
        foreach (var group in groups)
        {
            records.Add(new Located<RecordSet>(Join([.. group], notes), group.First().At));
        }
        if (lines.Count == 0 && Errors(diagnostics) == errorsBefore)
        {
            notes.Error(source.Start, "no-records", "the file has no records", "a zone file");
        }
        notes.Flush();
        bool isRefused = Errors(diagnostics) > errorsBefore || diagnostics.IsFull;
        return isRefused ? null : new ImportedRecords(records, []) { ZoneName = reader.Zone };
    }

    /// <summary>One record set of the lines with one name, type and identifier.</summary>
    private static RecordSet Join(IReadOnlyList<ZoneLine> lines, ImportNotes notes)
    {
        ZoneLine first = lines[0];
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (ZoneLine line in lines)
        {
            if (line.Value is { } value && !values.Add(value))
            {
                notes.Harmless(line.At, "repeated-value", "a value that stands there already is left out");
            }
            if (line == first)
            {
                continue;
            }
            if (line.Alias is not null || first.Alias is not null)
            {
                notes.Error(
                    line.At,
                    "alias-with-values",
                    $"{line.Name} {line.Type} has an alias and more",
                    "one alias, or values, for a name, type and identifier"
                );
            }
            if (line.Annotation != first.Annotation)
            {
                notes.Error(
                    line.At,
                    "different-routing",
                    $"the lines of {line.Name} {line.Type} differ in their routing",
                    "the same routing and health check, or an identifier of its own"
                );
            }
            if (line.Ttl != first.Ttl)
            {
                notes.Harmless(line.At, "different-ttl", "lines of one record set differ in TTL: the first counts");
            }
        }
        return new RecordSet
        {
            Name = first.Name,
            Type = first.Type,
            SetIdentifier = first.Annotation.Identifier,
            Policy = first.Annotation.Policy,
            Ttl = first.Alias is null ? SimDuration.FromSeconds(first.Ttl) : null,
            Values = [.. lines.Select(line => line.Value).OfType<string>().Distinct(StringComparer.Ordinal)],
            Alias = first.Alias,
            HealthCheckId = first.Annotation.HealthCheckId,
        };
    }

    private static int Errors(DiagnosticList diagnostics) => diagnostics.Count(d => d.Severity == Severity.Error);
}
