using Sim.Core.Network;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Datasets;

/// <summary>
/// The tables of <c>data/</c> as they are embedded in this assembly; origin and weaknesses are in
/// <c>data/README.md</c>.
/// </summary>
/// <remarks>Each is read when it is first asked for. Thread-safe.</remarks>
public static class BuiltinDatasets
{
    private static readonly Lazy<IReadOnlyList<Country>> s_countries = new(() =>
        Read("data/countries.csv", CountryTable.Read)
    );

    private static readonly Lazy<IReadOnlyList<Metro>> s_metros = new(() =>
        Read("data/metros.csv", PlaceTables.Metros)
    );

    private static readonly Lazy<IReadOnlyList<CountryArea>> s_areas = new(() =>
        Read("data/areas.csv", PlaceTables.Areas)
    );

    private static readonly Lazy<IReadOnlyList<AccessShares>> s_access = new(() =>
        Read("data/access.csv", AccessTable.Read)
    );

    private static readonly Lazy<IReadOnlyList<CloudRegion>> s_regions = new(() =>
        [.. Enum.GetValues<CloudProvider>().SelectMany(ReadRegions)]
    );

    private static readonly Lazy<IReadOnlyList<MachinePrice>> s_machinePrices = new(() =>
        Read("data/prices/machines.csv", (source, diagnostics) => PriceTables.Machines(source, diagnostics))
    );

    private static readonly Lazy<IReadOnlyList<ServicePrice>> s_servicePrices = new(() =>
        Read("data/prices/services.csv", (source, diagnostics) => PriceTables.Services(source, diagnostics))
    );

    private static readonly Lazy<IReadOnlyList<CorridorNode>> s_nodes = new(() =>
        Read("data/corridors/nodes.csv", PlaceTables.Nodes)
    );

    private static readonly Lazy<IReadOnlyList<CorridorEdge>> s_edges = new(() =>
        Read("data/corridors/edges.csv", (source, diagnostics) => PlaceTables.Edges(source, CorridorNodes, diagnostics))
    );

    private static readonly Lazy<CorridorGraph> s_corridors = new(() =>
        new CorridorGraph(CorridorNodes, CorridorEdges)
    );

    private static readonly Lazy<Gazetteer> s_gazetteer = new(() =>
        new Gazetteer(Metros, CorridorNodes, Regions, Areas)
    );

    public static IReadOnlyList<Country> Countries => s_countries.Value;

    public static IReadOnlyList<Metro> Metros => s_metros.Value;

    /// <summary>Parts of large countries, by country and code.</summary>
    public static IReadOnlyList<CountryArea> Areas => s_areas.Value;

    /// <summary>Access networks by country, and by continent for the others.</summary>
    public static IReadOnlyList<AccessShares> Access => s_access.Value;

    /// <summary>Google Cloud's regions, then those of AWS, then those of Azure.</summary>
    public static IReadOnlyList<CloudRegion> Regions => s_regions.Value;

    public static IReadOnlyList<MachinePrice> MachinePrices => s_machinePrices.Value;

    public static IReadOnlyList<ServicePrice> ServicePrices => s_servicePrices.Value;

    public static IReadOnlyList<CorridorNode> CorridorNodes => s_nodes.Value;

    public static IReadOnlyList<CorridorEdge> CorridorEdges => s_edges.Value;

    /// <summary>Nodes and edges together.</summary>
    public static CorridorGraph Corridors => s_corridors.Value;

    /// <summary>Finds the places of these tables by name.</summary>
    public static Gazetteer Gazetteer => s_gazetteer.Value;

    /// <summary>The access networks of a country; where the table does not have it, those of its continent.</summary>
    public static AccessShares AccessOf(Country country)
    {
        ArgumentNullException.ThrowIfNull(country);
        return Access.FirstOrDefault(one => one.Country == country.Iso2)
            ?? Access.First(one => one.Country is null && one.Continent == country.Continent);
    }

    private static IReadOnlyList<CloudRegion> ReadRegions(CloudProvider provider) =>
        Read(
            $"data/regions/{provider.ToString().ToLowerInvariant()}.csv",
            (source, diagnostics) => PlaceTables.Regions(provider, source, diagnostics)
        );

    private static IReadOnlyList<T> Read<T>(string name, Func<SourceText, DiagnosticList, IReadOnlyList<T>?> read)
    {
        using Stream stream = typeof(BuiltinDatasets).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        DiagnosticList diagnostics = [];
        return read(new SourceText(name, reader.ReadToEnd()), diagnostics)
            ?? throw new InvalidDataException($"The embedded table is damaged: {diagnostics[0]}");
    }
}
