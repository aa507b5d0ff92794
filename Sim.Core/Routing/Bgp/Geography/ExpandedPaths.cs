using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>
/// Where packets for one anycast prefix go from every metro of every network. Filled by a <see cref="PathExpander"/>,
/// which may fill it again for another prefix.
/// </summary>
/// <remarks>
/// A client may stand in a metro in which its network has no routers: then a circuit leads to the nearest.
/// </remarks>
public sealed class ExpandedPaths
{
    private AnycastPrefix? _prefix;

    /// <summary>Room for one prefix; nobody reaches anything.</summary>
    public ExpandedPaths(AsGeography geography)
    {
        ArgumentNullException.ThrowIfNull(geography);
        Geography = geography;
        Slots = new SlotPath[geography.Presence.SlotCount];
        Array.Fill(Slots, SlotPath.None);
    }

    public AsGeography Geography { get; }

    /// <exception cref="InvalidOperationException">They were never filled.</exception>
    public AnycastPrefix Prefix => _prefix ?? throw new InvalidOperationException("The paths are not expanded.");

    internal SlotPath[] Slots { get; }

    /// <summary>The site that a client lands at, by index in the prefix; -1 when it reaches none.</summary>
    public int SiteOf(int network, int metro) => Slots[SlotOf(network, metro)].Site;

    /// <summary>
    /// Round trip between the first router of a client and the site; <see cref="SimDuration.MaxValue"/> when it reaches
    /// none.
    /// </summary>
    public SimDuration RoundTripOf(int network, int metro)
    {
        int slot = SlotOf(network, metro);
        SlotPath path = Slots[slot];
        if (path.Site < 0)
        {
            return SimDuration.MaxValue;
        }
        MetroTable metros = Geography.Metros;
        return metros.WayBetween(metro, Geography.Presence.MetroAt(slot))
            + new SimDuration(path.Rest)
            + metros.EndsBetween(metro, Prefix.Sites[path.Site].Metro);
    }

    /// <summary>Great circles of all legs; 0 when the client reaches no site.</summary>
    public double KilometersOf(int network, int metro)
    {
        int slot = SlotOf(network, metro);
        return Slots[slot].Site < 0
            ? 0
            : Geography.Metros.KilometersBetween(metro, Geography.Presence.MetroAt(slot)) + Slots[slot].Kilometers;
    }

    /// <summary>Whether a tie-break between neighbors decided anywhere on the path.</summary>
    public bool HangsOnTie(int network, int metro)
    {
        SlotPath path = Slots[SlotOf(network, metro)];
        while (!path.IsTie && path.Next >= 0)
        {
            path = Slots[path.Next];
        }
        return path.IsTie;
    }

    /// <summary>The path of one client, written out.</summary>
    public ExpandedPath PathOf(int network, int metro)
    {
        List<PathLeg> legs = [];
        int slot = SlotOf(network, metro);
        int site = Slots[slot].Site;
        if (site < 0)
        {
            return new ExpandedPath(-1, [], 0, SimDuration.MaxValue);
        }
        MetroPresence presence = Geography.Presence;
        AddCircuit(legs, network, metro, presence.MetroAt(slot));
        for (SlotPath on = Slots[slot]; ; on = Slots[slot])
        {
            int carrier = presence.NetworkAt(slot);
            legs.Add(Leg(carrier, presence.MetroAt(slot), on.Exit, isBackhaul: false));
            if (on.Neighbor < 0)
            {
                break;
            }
            if (on.Next < 0)
            {
                int entry = Prefix.DoorsOf(on.Neighbor, carrier)[~on.Next].Point.Entry;
                AddCircuit(legs, carrier, on.Exit, entry);
                legs.Add(Leg(on.Neighbor, entry, Prefix.Sites[site].Metro, isBackhaul: false));
                break;
            }
            AddCircuit(legs, carrier, on.Exit, presence.MetroAt(on.Next));
            slot = on.Next;
        }
        return new ExpandedPath(site, legs, KilometersOf(network, metro), RoundTripOf(network, metro));
    }

    internal void Begin(AnycastPrefix prefix) => _prefix = prefix;

    internal int SlotOf(int network, int metro) => Geography.Presence.NearestSlotOf(network, metro, Geography.Metros);

    private void AddCircuit(List<PathLeg> legs, int network, int from, int to)
    {
        if (from != to)
        {
            legs.Add(Leg(network, from, to, isBackhaul: true));
        }
    }

    private PathLeg Leg(int network, int from, int to, bool isBackhaul)
    {
        MetroTable metros = Geography.Metros;
        return new PathLeg(
            network,
            from,
            to,
            isBackhaul,
            metros.KilometersBetween(from, to),
            metros.WayBetween(from, to)
        );
    }
}
