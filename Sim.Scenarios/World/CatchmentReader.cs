using System.Globalization;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>Reads the measured catchments that a scenario names.</summary>
internal static class CatchmentReader
{
    /// <returns>Empty when there are none, and when anything was wrong, which is reported.</returns>
    public static IReadOnlyList<ObservedShare> Read(ScenarioDocument document, IInputFiles files, DiagnosticList found)
    {
        Scenario scenario = document.Scenario!;
        if (scenario.Network.Catchments is not { } file)
        {
            return [];
        }
        Location at = document.LocationOf("network.catchments");
        string[] prefixes = [.. scenario.Sites.Where(site => site.Anycast).Select(site => site.Prefix).Distinct()];
        if (scenario.Network.AsGraph is null)
        {
            const string Expected = "'network: {asGraph: {}}'";
            found.Error(
                at,
                "missing-as-graph",
                "without an AS graph there are no networks that land anywhere",
                Expected
            );
        }
        if (prefixes.Length != 1)
        {
            found.Error(
                at,
                "wrong-catchments",
                $"{(prefixes.Length == 0 ? "no prefix" : "more than one prefix")} is announced by several sites",
                "one prefix at sites with 'anycast: true'"
            );
            return [];
        }
        string[] sites = [.. scenario.Sites.Where(site => site.Anycast).Select(site => site.Id)];
        return ObservedCatchment.ReadFile(files, document.Resolve(file), sites, found) ?? [];
    }

    /// <summary>Warns of measured networks that have no users in the graph, and so count for nothing.</summary>
    public static void CheckNetworks(ScenarioDocument document, ScenarioInputs inputs, DiagnosticList found)
    {
        if (inputs.Catchments.Count == 0)
        {
            return;
        }
        ScenarioInternet internet = ScenarioInternet.Make(inputs);
        HashSet<int> known = [.. internet.Clients.Select(client => client.Network)];
        Asn[] measured = [.. inputs.Catchments.Select(row => row.Network).Distinct()];
        Asn[] unknown = [.. measured.Where(asn => !known.Contains(internet.Geography.Graph.IndexOf(asn)))];
        if (unknown.Length > 0)
        {
            found.Warning(
                document.LocationOf("network.catchments"),
                "unknown-networks",
                $"{Text(unknown.Length)} of {Text(measured.Length)} networks have no users in the AS graph, "
                    + $"{unknown[0]} among them",
                "networks of the graph, as 'sim bgp catchment --csv' writes them"
            );
        }
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
