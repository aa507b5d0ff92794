using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Datasets;

/// <summary>Reads tables of countries in the form of <c>data/countries.csv</c>.</summary>
public static class CountryTable
{
    /// <summary>The word that stands for the table of this package.</summary>
    public const string Builtin = "builtin";

    private static readonly string[] s_columns =
    [
        "iso2",
        "name",
        "continent",
        "popw_lat",
        "popw_lon",
        "population",
        "internet_users",
        "tz",
    ];

    private static readonly string[] s_continents = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"];

    /// <summary>The built-in table, or a file.</summary>
    /// <param name="name"><see cref="Builtin"/>, or a path as <paramref name="files"/> understands it.</param>
    /// <param name="namedAt">Where a scenario names the file: a missing file is reported there.</param>
    /// <returns>Null when anything was wrong, which is reported.</returns>
    public static IReadOnlyList<Country>? Load(
        IInputFiles files,
        string name,
        DiagnosticList diagnostics,
        Location? namedAt = null
    )
    {
        if (name == Builtin)
        {
            return BuiltinDatasets.Countries;
        }
        SourceText? source = SourceReader.ReadText(files, name, diagnostics, namedAt);
        return source is null ? null : Read(source, diagnostics);
    }

    /// <summary>Reads a table; null when anything was wrong, which is reported.</summary>
    public static IReadOnlyList<Country>? Read(SourceText source, DiagnosticList diagnostics)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return CsvTable.Read(
            source,
            s_columns,
            diagnostics,
            row =>
            {
                row.Unique("iso2", seen);
                double? share = row.OptionalNumber("internet_share_pct", 0, 100);
                return new Country(
                    row.CountryCode("iso2"),
                    row.Text("name"),
                    row.OneOf("continent", s_continents),
                    row.Point("popw_lat", "popw_lon"),
                    row.Count("population"),
                    share is null ? null : new Ratio(share.Value / 100),
                    row.OptionalCount("internet_users"),
                    row.TimeZone("tz")
                );
            }
        );
    }
}
