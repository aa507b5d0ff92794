using Sim.Core.Routing.Bgp.Geography;
using Sim.Scenarios.Internet;

namespace Sim.Scenarios.Catchments;

/// <summary>Whose prefix is asked about.</summary>
/// <param name="Sites">Sites that announce it together; none where it is that of a front end.</param>
/// <param name="FrontEnd">Its id; null where it is that of sites.</param>
public sealed record AnnouncedBy(IReadOnlyList<string> Sites, string? FrontEnd)
{
    /// <param name="without">A site or edge that has withdrawn; null: none.</param>
    /// <returns>Null when nobody is left.</returns>
    internal AnycastPrefix? Prefix(ScenarioInternet internet, string? without)
    {
        if (FrontEnd is not null)
        {
            return internet.PrefixOfEdges(without);
        }
        string[] left = [.. Sites.Where(site => site != without)];
        return left.Length > 0 ? internet.PrefixOf(left) : null;
    }

    /// <summary>Of the sites or edges, in the order of the prefix.</summary>
    public IReadOnlyList<string> Names(ScenarioInternet internet) =>
        [.. Prefix(internet, without: null)!.Sites.Select(site => site.Name)];
}
