namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>Which generated networks the named ones take over.</summary>
internal static class NamedStage
{
    /// <summary>The rank that every named network takes; homes and metros follow it where it names some.</summary>
    /// <exception cref="ArgumentException">No network of the role is left in its country.</exception>
    public static int[] TakeOver(SyntheticSpecification specification, NetworkDraft draft, MetroMap map)
    {
        Dictionary<string, int> metros = Metros(specification);
        var isTaken = new bool[draft.Count];
        int[] ranks = new int[specification.NamedNetworks.Count];
        for (int i = 0; i < ranks.Length; i++)
        {
            NamedNetwork named = specification.NamedNetworks[i];
            int[] given = [.. named.Metros.Select(code => metros[code])];
            int rank = Find(named, given, draft, map, isTaken);
            ranks[i] = rank;
            isTaken[rank] = true;
            if (given.Length > 0)
            {
                draft.Homes[rank] = given[0];
                draft.Countries[rank] = map.CountryOf[given[0]];
                draft.Metros[rank] = [.. given.Distinct().Order()];
            }
        }
        return ranks;
    }

    /// <summary>Adds the metros that named networks have besides, once every network has its own.</summary>
    public static void Extend(SyntheticSpecification specification, NetworkDraft draft, int[] ranks)
    {
        Dictionary<string, int> metros = Metros(specification);
        for (int i = 0; i < ranks.Length; i++)
        {
            IEnumerable<int> more = specification.NamedNetworks[i].AlsoIn.Select(code => metros[code]);
            draft.Metros[ranks[i]] = [.. draft.Metros[ranks[i]].Concat(more).Distinct().Order()];
        }
    }

    private static Dictionary<string, int> Metros(SyntheticSpecification specification) =>
        specification.Metros.Select((metro, i) => (metro.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i);

    // An eyeball network cannot move to another country: it has a share of the users of its own. Networks that sell in
    // one country had better not, as their rank says nothing about another one.
    private static int Find(NamedNetwork named, int[] metros, NetworkDraft draft, MetroMap map, bool[] isTaken)
    {
        int anywhere = -1;
        for (int rank = 0; rank < draft.Count; rank++)
        {
            if (draft.Roles[rank] != named.Role || isTaken[rank])
            {
                continue;
            }
            bool isAtHome = metros.Length == 0 || draft.Countries[rank] == map.CountryOf[metros[0]];
            if (isAtHome || named.Role is NetworkRole.Tier1 or NetworkRole.Transit or NetworkRole.Content)
            {
                return rank;
            }
            anywhere = anywhere < 0 ? rank : anywhere;
        }
        return anywhere >= 0 && named.Role != NetworkRole.Eyeball
            ? anywhere
            : throw new ArgumentException(
                $"{named.Asn}: no network of role {named.Role} is left in the country of {named.Metros[0]}.",
                nameof(named)
            );
    }
}
