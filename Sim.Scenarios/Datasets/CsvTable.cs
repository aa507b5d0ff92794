using CsvHelper;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Datasets;

/// <summary>
/// A CSV file with <c>#</c> comments and one header line, read row by row; every finding has its place.
/// </summary>
internal static class CsvTable
{
    /// <summary>The names of the columns; none when the file holds nothing but comments.</summary>
    public static string[] HeaderOf(SourceText source)
    {
        foreach (ReadOnlySpan<char> line in source.Text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace() && line[0] != '#')
            {
                return [.. line.ToString().Split(',').Select(name => name.Trim().Trim('"').Trim())];
            }
        }
        return [];
    }

    /// <summary>Reads all rows; null when anything was wrong, which is reported.</summary>
    /// <param name="columns">Columns that must be there; others are allowed.</param>
    /// <param name="read">Makes a record of a row and reports what is wrong with it.</param>
    public static IReadOnlyList<T>? Read<T>(
        SourceText source,
        IReadOnlyList<string> columns,
        DiagnosticList diagnostics,
        Func<TableRow, T> read
    )
    {
        bool sound = true;
        CsvReaderOptions options = new()
        {
            Separator = ',',
            CommentPrefix = '#',
            AllowLineBreaksInQuotes = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = malformed =>
            {
                sound = false;
                ReportMalformed(source, malformed, diagnostics);
            },
        };
        using CsvReader reader = CsvReader.FromText(source.Text, options);
        reader.ReadHeader();
        if (!HasColumns(reader, source, columns, diagnostics))
        {
            return null;
        }
        TableRow row = new(reader, source, diagnostics);
        List<T> records = [];
        while (reader.Read())
        {
            records.Add(read(row));
        }
        if (records.Count == 0 && sound)
        {
            diagnostics.Error(source.Start, "empty-table", "the table has no rows");
            return null;
        }
        return sound && row.WereSound ? records : null;
    }

    private static bool HasColumns(
        CsvReader reader,
        SourceText source,
        IReadOnlyList<string> columns,
        DiagnosticList diagnostics
    )
    {
        string[] header = [.. reader.Headers];
        Location at = new(source, (int)Math.Max(1, reader.LineNumber), 1, Math.Max(1, string.Join(',', header).Length));
        string[] missing = [.. columns.Where(column => !reader.TryGetFieldIndex(column, out _))];
        foreach (string column in missing)
        {
            string? near = NearestWord.To(column, header.Except(columns, StringComparer.Ordinal));
            string hint = near is null ? "" : $"; is it '{near}'?";
            diagnostics.Error(at, "missing-column", $"column '{column}' is missing{hint}", string.Join(',', columns));
        }
        return missing.Length == 0;
    }

    private static void ReportMalformed(SourceText source, in CsvMalformedRecord malformed, DiagnosticList diagnostics)
    {
        Location at = new(source, (int)malformed.LineNumber, 1, Math.Max(1, malformed.RawRecord.Length));
        if (malformed.Reason == CsvMalformedReason.FieldCountMismatch)
        {
            diagnostics.Error(at, "field-count", "the row has not as many fields as the header");
        }
        else
        {
            diagnostics.Error(at, "csv-syntax", "quotes must enclose a whole field, and a quote inside is doubled");
        }
    }
}
