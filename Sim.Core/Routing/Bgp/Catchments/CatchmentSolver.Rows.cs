using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Geography;

namespace Sim.Core.Routing.Bgp.Catchments;

// One row for each client, or for each of its sites where they are pinned.
public sealed partial class CatchmentSolver
{
    /// <summary>The round trip to a pinned site that no path has told yet.</summary>
    private static readonly SimDuration s_unknown = SimDuration.MaxValue;

    private ClientCatchment Place(ClientNetwork client)
    {
        int site = _paths.SiteOf(client.Network, client.Metro);
        if (site < 0)
        {
            return new ClientCatchment { Client = client, Site = -1 };
        }
        SimDuration roundTrip = _paths.RoundTripOf(client.Network, client.Metro);
        double kilometers = _paths.KilometersOf(client.Network, client.Metro);
        return At(client, site, roundTrip, kilometers) with { BestReachable = new SiteRoundTrip(site, roundTrip) };
    }

    private IEnumerable<ClientCatchment> PlacePinned(IReadOnlyList<ClientNetwork> clients, ObservedNetworks pins)
    {
        foreach (ClientNetwork client in clients)
        {
            ClientCatchment predicted = Place(client);
            bool isPinned = false;
            foreach ((int site, double share, SimDuration? measured) in pins.SharesOf(client.Network))
            {
                isPinned = true;
                ClientNetwork part = client with { Users = client.Users * share };
                bool isRight = predicted.Site == site;
                SimDuration roundTrip = measured ?? (isRight ? predicted.RoundTrip : s_unknown);
                ClientCatchment row = At(part, site, roundTrip, isRight ? predicted.PathKilometers : double.NaN);
                SiteRoundTrip best = predicted.Site >= 0 ? predicted.BestReachable : new SiteRoundTrip(site, s_unknown);
                yield return row with
                {
                    BestReachable = best,
                    IsPinned = true,
                };
            }
            if (!isPinned)
            {
                yield return predicted;
            }
        }
    }

    private ClientCatchment At(ClientNetwork client, int site, SimDuration roundTrip, double kilometers)
    {
        MetroTable metros = _geography.Metros;
        IReadOnlyList<AnycastSite> sites = _paths.Prefix.Sites;
        int nearest = 0;
        SimDuration least = metros.DirectRoundTrip(client.Metro, sites[0].Metro);
        for (int i = 1; i < sites.Count; i++)
        {
            SimDuration direct = metros.DirectRoundTrip(client.Metro, sites[i].Metro);
            (nearest, least) = direct < least ? (i, direct) : (nearest, least);
        }
        return new ClientCatchment(
            client,
            site,
            roundTrip,
            kilometers,
            metros.KilometersBetween(client.Metro, sites[site].Metro),
            new SiteRoundTrip(nearest, least),
            metros.KilometersBetween(client.Metro, sites[nearest].Metro),
            default
        )
        {
            IsAtNearest = metros.DirectRoundTrip(client.Metro, sites[site].Metro) <= least,
        };
    }

    private static bool LacksPathTo(in ClientCatchment row, int site) =>
        row.Site == site && double.IsNaN(row.PathKilometers);

    /// <summary>Looks at a row with the paths of one site that serves alone.</summary>
    private void TryAlone(ref ClientCatchment row, int site)
    {
        ClientNetwork client = row.Client;
        int reached = row.Site < 0 ? -1 : _paths.SiteOf(client.Network, client.Metro);
        if (reached < 0)
        {
            return;
        }
        SimDuration alone = _paths.RoundTripOf(client.Network, client.Metro);
        if (LacksPathTo(row, site))
        {
            row = row with
            {
                RoundTrip = row.RoundTrip == s_unknown ? alone : row.RoundTrip,
                PathKilometers = _paths.KilometersOf(client.Network, client.Metro),
            };
        }
        if (alone < row.BestReachable.RoundTrip)
        {
            row = row with { BestReachable = new SiteRoundTrip(site, alone) };
        }
    }

    /// <summary>A direct way where there is no path to a pinned site; nothing better than what there is.</summary>
    private void Close(ref ClientCatchment row, AnycastPrefix prefix, bool comparesReachable)
    {
        if (row.RoundTrip == s_unknown)
        {
            int metro = prefix.Sites[row.Site].Metro;
            row = row with { RoundTrip = _geography.Metros.DirectRoundTrip(row.Client.Metro, metro) };
        }
        if (double.IsNaN(row.PathKilometers))
        {
            row = row with { PathKilometers = row.DirectKilometers };
        }
        if (!comparesReachable || row.BestReachable.RoundTrip >= row.RoundTrip)
        {
            row = row with { BestReachable = new SiteRoundTrip(row.Site, row.RoundTrip) };
        }
    }
}
