using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>The shape of an AS graph: how networks are linked, and how long the routes between them are.</summary>
/// <remarks>
/// Routes are those to a sample of origins under the rules of <see cref="PropagationSolver"/>; the rest is counted over
/// all networks. Takes time in proportion to origins times links.
/// </remarks>
public sealed class AsGraphStatistics
{
    /// <summary>Origins of the sample: 200 of 40,000 leave the mean length to 0.02 hops. A judgement.</summary>
    public const int DefaultOrigins = 200;

    private const int TailFrom = 10;
    private const int MostHops = 7;
    private const int MostProviders = 5;

    private readonly double[] _providerShares = new double[MostProviders + 1];
    private readonly double[] _hopShares = new double[MostHops + 1];
    private readonly int[] _degrees;

    private AsGraphStatistics(AsGraph graph)
    {
        _degrees = new int[graph.Count];
        int stubs = 0;
        int multihomed = 0;
        int peering = 0;
        for (int i = 0; i < graph.Count; i++)
        {
            _degrees[i] = graph.NeighborsOf(i).Length;
            int providers = graph.ProvidersOf(i).Length;
            _providerShares[Math.Min(providers, MostProviders)] += 1.0 / graph.Count;
            bool isStub = graph.CustomersOf(i).IsEmpty;
            stubs += isStub ? 1 : 0;
            multihomed += isStub && providers >= 2 ? 1 : 0;
            peering += graph.PeersOf(i).IsEmpty ? 0 : 1;
        }
        Array.Sort(_degrees);
        StubShare = Share(stubs, graph.Count);
        MultihomedStubShare = Share(multihomed, stubs);
        PeeringShare = Share(peering, graph.Count);
        MeanDegree = graph.Count == 0 ? 0 : 2.0 * graph.LinkCount / graph.Count;
        TailExponent = Hill(_degrees);
    }

    /// <summary>Networks without customers.</summary>
    public Ratio StubShare { get; }

    /// <summary>Of the stubs, those with two providers or more.</summary>
    public Ratio MultihomedStubShare { get; }

    /// <summary>Networks with a peer.</summary>
    public Ratio PeeringShare { get; }

    public double MeanDegree { get; }

    /// <summary>
    /// The exponent of the probability density of the degrees from 10 on (Hill's estimator); NaN where no degree is
    /// larger.
    /// </summary>
    public double TailExponent { get; }

    /// <summary>Hops between a network and an origin that it reaches, as a mean; NaN without any route.</summary>
    public double MeanHops { get; private set; } = double.NaN;

    /// <summary>Of the routes, those that come from a provider.</summary>
    public Ratio ProviderRouteShare { get; private set; }

    /// <summary>Pairs of a network and an origin between which there is a route.</summary>
    public Ratio ReachedShare { get; private set; }

    /// <summary>Counts everything, and solves routes to origins spread evenly over the graph.</summary>
    /// <param name="origins">1 or more; at most every network.</param>
    public static AsGraphStatistics Of(AsGraph graph, int origins = DefaultOrigins)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(origins);
        var statistics = new AsGraphStatistics(graph);
        statistics.CountRoutes(graph, Math.Min(origins, graph.Count));
        return statistics;
    }

    /// <summary>Networks with so many providers, 5 meaning 5 or more.</summary>
    public Ratio ProvidersShare(int providers) => new(_providerShares[providers]);

    /// <summary>Routes of so many hops, from 1; 7 means 7 or more.</summary>
    public Ratio HopsShare(int hops) => new(_hopShares[hops]);

    /// <summary>The least degree that this share of all networks does not pass; 0 for an empty graph.</summary>
    /// <param name="share">0 to 1; 1 is the largest degree.</param>
    public int DegreeAt(Ratio share) =>
        _degrees.Length == 0
            ? 0
            : _degrees[Math.Clamp((int)Math.Ceiling(share.Value * _degrees.Length) - 1, 0, _degrees.Length - 1)];

    private void CountRoutes(AsGraph graph, int origins)
    {
        var solver = new PropagationSolver(graph);
        var routes = new PrefixRoutes(graph);
        long[] hops = new long[MostHops + 1];
        long reached = 0;
        long sum = 0;
        long fromProvider = 0;
        for (int k = 0; k < origins; k++)
        {
            int origin = (int)((long)k * graph.Count / origins);
            var one = new Announcement { Announcer = graph.AsnOf(origin) };
            solver.Solve(new AnnouncementSet(graph, [one]), routes);
            for (int i = 0; i < graph.Count; i++)
            {
                if (i != origin && routes.SourceOf(i) is var source and not RouteSource.None)
                {
                    int length = routes.LengthOf(i) - 1;
                    hops[Math.Min(length, MostHops)]++;
                    sum += length;
                    reached++;
                    fromProvider += source == RouteSource.Provider ? 1 : 0;
                }
            }
        }
        for (int length = 0; length <= MostHops; length++)
        {
            _hopShares[length] = Share(hops[length], reached).Value;
        }
        MeanHops = reached == 0 ? double.NaN : (double)sum / reached;
        ProviderRouteShare = Share(fromProvider, reached);
        ReachedShare = Share(reached, (long)origins * (graph.Count - 1));
    }

    /// <summary>
    /// Hill's estimator: 1 + n / sum of log(degree / threshold), over the n degrees from the threshold on.
    /// </summary>
    private static double Hill(int[] degrees)
    {
        double sum = 0;
        int count = 0;
        foreach (int degree in degrees)
        {
            if (degree >= TailFrom)
            {
                sum += DeterministicMath.Log((double)degree / TailFrom);
                count++;
            }
        }
        return sum > 0 ? 1 + (count / sum) : double.NaN;
    }

    private static Ratio Share(long part, long all) => new(all == 0 ? 0 : (double)part / all);
}
