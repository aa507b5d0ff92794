namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>Where traffic may come into a network that announces an anycast prefix, and for whom.</summary>
internal sealed class AnycastEntries
{
    private readonly AsGeography _geography;
    private readonly int _announcer;
    private readonly Entry[] _entries;
    private readonly int[] _openMetros;

    /// <param name="firstSite">Index in the prefix of the first site of the network.</param>
    /// <param name="serving">The name of the only site that answers; null: all do.</param>
    public AnycastEntries(AsGeography geography, AnycastNetwork network, int firstSite, string? serving)
    {
        _geography = geography;
        _announcer = geography.Graph.IndexOf(network.Announcer);
        _entries = network.HasBackbone
            ? [.. OnBackbone(network).Select(entry => entry with { Target = Nearest(entry, network, serving) })]
            : [.. network.Sites.Select((site, i) => new Entry(site.Metro, site, i))];
        for (int i = 0; i < _entries.Length; i++)
        {
            int target = _entries[i].Target;
            int metro = network.Sites[target].Metro;
            _entries[i] = _entries[i] with
            {
                Target = firstSite + target,
                Nanoseconds = geography.Metros.NanosecondsBetween(_entries[i].Metro, metro),
                Kilometers = geography.Metros.KilometersBetween(_entries[i].Metro, metro),
            };
        }
        _openMetros = [.. _entries.Where(entry => entry.Upstreams is null).Select(entry => entry.Metro).Distinct()];
    }

    /// <summary>Adds where a neighbor hands over: of those it hears of, the ones with the fewest copies.</summary>
    public void AddDoorsFor(int neighbor, List<AnycastDoor> doors)
    {
        int start = doors.Count;
        Asn asn = _geography.Graph.AsnOf(neighbor);
        foreach (Entry entry in _entries)
        {
            if (
                entry.Upstreams is null
                    ? _geography.Presence.IsIn(neighbor, entry.Metro)
                    : entry.Upstreams.Contains(asn)
            )
            {
                int exit = _geography.Presence.NearestOf(neighbor, entry.Metro, _geography.Metros);
                Add(entry, exit, asn, start, doors);
            }
        }
        if (doors.Count == start && _openMetros.Length > 0 && !Meets(neighbor))
        {
            MeetingPoint nearest = _geography.NearestPair(_geography.Presence.MetrosOf(neighbor), _openMetros);
            Entry entry = Array.Find(_entries, one => one.Upstreams is null && one.Metro == nearest.Entry);
            Add(entry, nearest.Exit, asn, start, doors);
        }
    }

    /// <summary>Whether the announcer and a neighbor have a metro in common, be there a site or not.</summary>
    private bool Meets(int neighbor)
    {
        foreach (int metro in _geography.Presence.MetrosOf(neighbor))
        {
            if (_geography.Presence.IsIn(_announcer, metro))
            {
                return true;
            }
        }
        return false;
    }

    private void Add(Entry entry, int exit, Asn neighbor, int start, List<AnycastDoor> doors)
    {
        int copies = entry.Site?.Prepending.GetValueOrDefault(neighbor) ?? 0;
        if (doors.Count > start && copies > doors[start].Copies)
        {
            return;
        }
        if (doors.Count > start && copies < doors[start].Copies)
        {
            doors.RemoveRange(start, doors.Count - start);
        }
        doors.Add(
            new AnycastDoor(
                new MeetingPoint(exit, entry.Metro),
                entry.Target,
                copies,
                entry.Nanoseconds,
                _geography.Metros.NanosecondsBetween(exit, entry.Metro) + entry.Nanoseconds,
                _geography.Metros.KilometersBetween(exit, entry.Metro) + entry.Kilometers
            )
        );
    }

    /// <summary>Every metro of the network and of its sites, ascending; several sites of a metro each by
    /// themselves.</summary>
    private IEnumerable<Entry> OnBackbone(AnycastNetwork network)
    {
        IEnumerable<int> metros = _geography.Presence.MetrosOf(_announcer).ToArray();
        foreach (int metro in metros.Union(network.Sites.Select(site => site.Metro)).Order())
        {
            AnycastSite[] here = [.. network.Sites.Where(site => site.Metro == metro)];
            foreach (AnycastSite? site in here is [] ? new AnycastSite?[] { null } : here)
            {
                yield return new Entry(metro, site, -1);
            }
        }
    }

    private int Nearest(Entry entry, AnycastNetwork network, string? serving)
    {
        int nearest = -1;
        for (int i = 0; i < network.Sites.Count; i++)
        {
            bool isNearer = nearest < 0 || WayTo(network.Sites[i]) < WayTo(network.Sites[nearest]);
            if (isNearer && (serving is null || network.Sites[i].Name == serving))
            {
                nearest = i;
            }
        }
        return nearest;

        long WayTo(AnycastSite site) => _geography.Metros.NanosecondsBetween(entry.Metro, site.Metro);
    }

    /// <param name="Site">Null in a metro of the backbone without a site.</param>
    /// <param name="Target">The site that takes what comes in here.</param>
    private readonly record struct Entry(int Metro, AnycastSite? Site, int Target)
    {
        /// <summary>Null: everybody who is there.</summary>
        public IReadOnlySet<Asn>? Upstreams => Site?.Upstreams;

        /// <summary>From here to the target.</summary>
        public long Nanoseconds { get; init; }

        /// <inheritdoc cref="Nanoseconds"/>
        public double Kilometers { get; init; }
    }
}
