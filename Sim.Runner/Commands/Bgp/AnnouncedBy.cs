using Sim.Core.Routing.Bgp.Geography;
using Sim.Scenarios.Internet;

namespace Sim.Runner.Commands.Bgp;

/// <summary>Whose prefix is asked about.</summary>
/// <param name="Sites">Sites that announce it together; none where it is that of a front end.</param>
/// <param name="FrontEnd">Its id; null where it is that of sites.</param>
internal sealed record AnnouncedBy(IReadOnlyList<string> Sites, string? FrontEnd)
{
    /// <param name="without">A site or edge that has withdrawn; null: none.</param>
    /// <returns>Null when nobody is left.</returns>
    public AnycastPrefix? Prefix(ScenarioInternet internet, string? without)
    {
        if (FrontEnd is not null)
        {
            return internet.PrefixOfEdges(without);
        }
        string[] left = [.. Sites.Where(site => site != without)];
        return left.Length > 0 ? internet.PrefixOf(left) : null;
    }
}
