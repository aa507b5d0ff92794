using System.Globalization;
using System.Text;
using CsvHelper;
using NodaTime;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Datasets;

/// <summary>
/// The current row of a table. A field that cannot be read is reported at its place and becomes a default.
/// </summary>
internal sealed class TableRow(CsvReader reader, SourceText source, DiagnosticList diagnostics)
{
    // Names only: loading 250 zones takes longer than reading the table.
    private static readonly HashSet<string> s_timeZones = new(DateTimeZoneProviders.Tzdb.Ids, StringComparer.Ordinal);

    /// <summary>Nothing was wrong in this row and those before it.</summary>
    public bool WereSound { get; private set; } = true;

    /// <summary>The line of the file that the row stands in.</summary>
    public int Line => (int)reader.LineNumber;

    /// <summary>The text of a field; empty when the table has no such column.</summary>
    public string Optional(string column) =>
        reader.TryGetFieldIndex(column, out int field) ? reader.GetString(field) : "";

    /// <summary>A text that must not be empty.</summary>
    public string Text(string column)
    {
        string value = Optional(column);
        if (value.Length == 0)
        {
            Error(column, "missing-value", $"'{column}' is empty");
        }
        return value;
    }

    /// <summary>ISO 3166 alpha-2.</summary>
    public string CountryCode(string column)
    {
        string value = Text(column);
        if (value.Length > 0 && !(value.Length == 2 && value.All(char.IsAsciiLetterUpper)))
        {
            Error(column, "country-code", $"'{value}' is not a country code", "two capital letters such as FR");
        }
        return value;
    }

    public string OneOf(string column, IReadOnlyCollection<string> words)
    {
        string value = Text(column);
        if (value.Length > 0 && !words.Contains(value))
        {
            Error(
                column,
                "unknown-word",
                $"'{value}' is unknown here",
                "one of " + string.Join(", ", words),
                NearestWord.To(value, words)
            );
        }
        return value;
    }

    /// <summary>The IANA name of a time zone.</summary>
    public string TimeZone(string column)
    {
        string value = Text(column);
        if (value.Length > 0 && !s_timeZones.Contains(value))
        {
            Error(
                column,
                "unknown-time-zone",
                $"there is no time zone '{value}'",
                "an IANA name such as Europe/Paris",
                NearestWord.To(value, DateTimeZoneProviders.Tzdb.Ids)
            );
        }
        return value;
    }

    public double Number(string column, double least, double most) =>
        Text(column).Length == 0 ? 0 : OptionalNumber(column, least, most) ?? 0;

    /// <summary>Null for an empty field.</summary>
    public double? OptionalNumber(string column, double least, double most)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        string value = Optional(column);
        if (value.Length == 0)
        {
            return null;
        }
        if (
            double.TryParse(value, Plain, CultureInfo.InvariantCulture, out double number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }
        string expected = string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}");
        Error(column, "number", $"'{value}' is not a number in range", expected);
        return null;
    }

    /// <summary>A whole number that is not negative.</summary>
    public long Count(string column) => Text(column).Length == 0 ? 0 : OptionalCount(column);

    /// <summary>A whole number that is not negative; 0 for an empty field.</summary>
    public long OptionalCount(string column)
    {
        string value = Optional(column);
        if (value.Length == 0)
        {
            return 0;
        }
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long count))
        {
            return count;
        }
        Error(column, "number", $"'{value}' is not a whole number", "a whole number from 0 on");
        return 0;
    }

    public GeoPoint Point(string latitude, string longitude) =>
        new(Number(latitude, -90, 90), Number(longitude, -180, 180));

    /// <summary>Reports a key that an earlier row has.</summary>
    public void Unique(string column, HashSet<string> seen)
    {
        string value = Optional(column);
        if (value.Length > 0 && !seen.Add(value))
        {
            Error(column, "duplicate-key", $"'{value}' stands in an earlier row too");
        }
    }

    public void Error(string column, string code, string message, string? expected = null, string? suggestion = null)
    {
        WereSound = false;
        diagnostics.Error(PlaceOf(column), code, message, expected, suggestion);
    }

    /// <summary>Where a field stands.</summary>
    public Location PlaceOf(string column) => At(reader.GetFieldIndex(column));

    private Location At(int field)
    {
        int column = 1;
        for (int before = 0; before < field; before++)
        {
            column += LengthOf(before) + 1;
        }
        return new Location(source, (int)reader.LineNumber, column, Math.Max(1, LengthOf(field)));
    }

    // With quotes and padding, in UTF-16 code units.
    private int LengthOf(int field) => Encoding.UTF8.GetCharCount(reader.GetRawSpan(field));
}
