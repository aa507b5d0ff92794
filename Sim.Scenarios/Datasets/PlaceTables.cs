using Sim.Core.Network;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Datasets;

/// <summary>
/// Reads the tables of metros, cloud regions and corridors; each is null when anything was wrong, which is reported.
/// </summary>
internal static class PlaceTables
{
    public static IReadOnlyList<Metro>? Metros(SourceText source, DiagnosticList diagnostics)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return CsvTable.Read(
            source,
            ["iata", "city", "country", "lat", "lon", "city_population"],
            diagnostics,
            row =>
            {
                row.Unique("iata", seen);
                return new Metro(
                    row.Text("iata"),
                    row.Text("city"),
                    row.CountryCode("country"),
                    row.Point("lat", "lon"),
                    row.Count("city_population")
                );
            }
        );
    }

    public static IReadOnlyList<CountryArea>? Areas(SourceText source, DiagnosticList diagnostics) =>
        CsvTable.Read(
            source,
            ["country", "code", "subdivision", "name", "lat", "lon", "population", "tz"],
            diagnostics,
            row => new CountryArea(
                row.CountryCode("country"),
                row.Text("code"),
                row.Optional("subdivision") is { Length: > 0 } subdivision ? subdivision : null,
                row.Text("name"),
                row.Point("lat", "lon"),
                row.Count("population"),
                row.TimeZone("tz")
            )
        );

    public static IReadOnlyList<CloudRegion>? Regions(
        CloudProvider provider,
        SourceText source,
        DiagnosticList diagnostics
    )
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return CsvTable.Read(
            source,
            ["region", "town", "country", "lat", "lon"],
            diagnostics,
            row =>
            {
                row.Unique("region", seen);
                return new CloudRegion(
                    provider,
                    row.Text("region"),
                    row.Text("town"),
                    row.CountryCode("country"),
                    row.Point("lat", "lon")
                );
            }
        );
    }

    public static IReadOnlyList<CorridorNode>? Nodes(SourceText source, DiagnosticList diagnostics)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return CsvTable.Read(
            source,
            ["id", "lat", "lon"],
            diagnostics,
            row =>
            {
                row.Unique("id", seen);
                return new CorridorNode(row.Text("id"), row.Point("lat", "lon"));
            }
        );
    }

    /// <param name="nodes">The ends that are known.</param>
    public static IReadOnlyList<CorridorEdge>? Edges(
        SourceText source,
        IReadOnlyList<CorridorNode> nodes,
        DiagnosticList diagnostics
    )
    {
        const double HalfTheEquatorKilometers = 20_037;
        string[] ids = [.. nodes.Select(node => node.Id)];
        return CsvTable.Read(
            source,
            ["a", "b", "km", "kind", "route"],
            diagnostics,
            row => new CorridorEdge(
                row.OneOf("a", ids),
                row.OneOf("b", ids),
                row.Number("km", 1, HalfTheEquatorKilometers),
                row.OneOf("kind", ["land", "sea"]) == "land" ? CorridorKind.Land : CorridorKind.Sea,
                row.Text("route")
            )
        );
    }
}
