using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>
/// Who peers: the tier-1 networks with each other, the others at the exchange points that they are at.
/// </summary>
internal sealed class PeeringStage(NetworkDraft draft, MetroMap map, LinkSet links, RandomStreams streams)
{
    // Whether a network of a role peers, before all are scaled to the wanted share; assumptions.
    private const double RegionalPeers = 0.4;
    private const double EyeballPeers = 0.6;
    private const double ContentPeers = 0.9;

    // Networks that want to peer over those that come to an exchange point and find somebody. Set by trial.
    private const double Joiners = 1.15;

    // How unlike the eagerness to peer is to size and presence, as the deviation of a logarithm; the rank, as a share
    // of all that peer, from which eagerness falls as a power law; and that power. Set by trial.
    private const double Eagerness = 1.2;
    private const double RankOffset = 0.004;
    private const double Exponent = 1.25;

    // Draws for a link before there seems to be no pair left.
    private const int Trials = 20;

    /// <summary>The members of the exchange point of a metro, ascending; empty where there is none.</summary>
    public int[][] Members { get; } = new int[map.Count][];

    public void Link(SyntheticSpecification specification, int[] namedRanks)
    {
        int[] peering = Participants(specification, namedRanks);
        double[] weights = Weigh(peering);
        for (int metro = 0; metro < map.Count; metro++)
        {
            Members[metro] = map.HasExchange[metro] ? [.. peering.Where(one => IsAt(one, metro))] : [];
        }
        LinkTier1();
        for (int i = 0; i < namedRanks.Length; i++)
        {
            LinkEyeballs(namedRanks[i], specification.NamedNetworks[i].PeeringWithEyeballs);
        }
        double wanted = specification.PeerLinksPerNetwork * draft.Count;
        LinkAtExchanges(weights, (int)Math.Min(int.MaxValue, Math.Round(wanted)));
    }

    private bool IsAt(int network, int metro) => Array.BinarySearch(draft.Metros[network], metro) >= 0;

    /// <summary>Those that peer, ascending; named content always does.</summary>
    private int[] Participants(SyntheticSpecification specification, int[] namedRanks)
    {
        RoleCounts counts = draft.Counts;
        double others =
            counts.Transit
            + (RegionalPeers * counts.RegionalTransit)
            + (EyeballPeers * counts.Eyeballs.Sum())
            + (ContentPeers * counts.Content);
        double wanted = Joiners * specification.PeeringShare.Value * draft.Count;
        double scale = Math.Min(1, wanted / others);
        double stubs = Math.Max(0, wanted - others) / Math.Max(1, counts.Stubs);
        CounterBasedStream stream = streams.CounterBased("synthetic-internet", "peering");
        HashSet<int> named = [.. namedRanks];
        return
        [
            .. Enumerable
                .Range(counts.Tier1, draft.Count - counts.Tier1)
                .Where(one =>
                    stream.DoubleAt(one, 0) < Share(draft.Roles[one])
                    || (draft.Roles[one] == NetworkRole.Content && named.Contains(one))
                ),
        ];

        double Share(NetworkRole role) =>
            role switch
            {
                NetworkRole.Stub => stubs,
                NetworkRole.Content => scale * ContentPeers,
                NetworkRole.Eyeball => scale * EyeballPeers,
                NetworkRole.RegionalTransit => scale * RegionalPeers,
                _ => scale,
            };
    }

    /// <summary>How eager a network is to peer, by rank among the networks; 0 for those that do not.</summary>
    private double[] Weigh(int[] peering)
    {
        CounterBasedStream stream = streams.CounterBased("synthetic-internet", "eagerness");
        double[] keys = Array.ConvertAll(
            peering,
            one =>
            {
                double size = one < draft.Sellers ? (double)one / draft.Sellers : stream.DoubleAt(one, 1);
                double noise = NormalQuantile.At(stream.ProbabilityAt(one, 0));
                int exchanges = draft.Metros[one].Count(metro => map.HasExchange[metro]);
                return Math.Sqrt(size) * DeterministicMath.Exp(Eagerness * noise) / Math.Max(1, exchanges);
            }
        );
        int[] order = [.. peering];
        Array.Sort(keys, order);
        double[] weights = new double[draft.Count];
        for (int i = 0; i < order.Length; i++)
        {
            weights[order[i]] = DeterministicMath.Pow(i + 1 + (RankOffset * order.Length), -Exponent);
        }
        return weights;
    }

    private void LinkTier1()
    {
        for (int one = 0; one < draft.Counts.Tier1; one++)
        {
            for (int other = one + 1; other < draft.Counts.Tier1; other++)
            {
                links.TryAddPeers(one, other);
            }
        }
    }

    private void LinkEyeballs(int network, Ratio share)
    {
        CounterBasedStream stream = streams.CounterBased("synthetic-internet", "eyeball-peering");
        for (int eyeball = 0; eyeball < draft.Count; eyeball++)
        {
            if (
                draft.Roles[eyeball] == NetworkRole.Eyeball
                && stream.DoubleAt(eyeball, network) < share.Value
                && draft.Metros[eyeball].Any(metro => IsAt(network, metro))
            )
            {
                links.TryAddPeers(network, eyeball);
            }
        }
    }

    /// <summary>Pairs of an exchange point, drawn by the eagerness of both.</summary>
    private void LinkAtExchanges(double[] weights, int wanted)
    {
        double[][] sums = Array.ConvertAll(Members, members => Sums(members, member => weights[member]));
        double[] ofExchanges = Sums(sums, sum => sum.Length < 2 ? 0 : sum[^1] * sum[^1]);
        if (ofExchanges[^1] <= 0)
        {
            return;
        }
        RandomStream random = streams.For("synthetic-internet", "peers");
        // Everybody once, so that who peers has a peer.
        for (int metro = 0; metro < map.Count; metro++)
        {
            foreach (int member in Members[metro])
            {
                if (!links.HasPeers(member) && links.Peers.Count < wanted)
                {
                    links.TryAddPeers(member, Draw(metro));
                }
            }
        }
        for (long trials = (long)Trials * wanted; links.Peers.Count < wanted && trials > 0; trials--)
        {
            int metro = CumulativeWeights.Find(ofExchanges, random.NextDouble() * ofExchanges[^1]);
            links.TryAddPeers(Draw(metro), Draw(metro));
        }

        int Draw(int metro) =>
            Members[metro][CumulativeWeights.Find(sums[metro], random.NextDouble() * sums[metro][^1])];
    }

    private static double[] Sums<T>(T[] values, Func<T, double> weightOf)
    {
        double[] sums = new double[values.Length];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = sum += weightOf(values[i]);
        }
        return sums;
    }
}
