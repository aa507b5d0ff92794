using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>
/// Where the packets of every eyeball network go when routes are at rest: solved once for each prefix and who announces
/// it, and kept.
/// </summary>
/// <remarks>Keeps scratch memory of the size of the graph. Not safe for several threads.</remarks>
public sealed class RestingRoutes
{
    private readonly PlatformSpec _platform;
    private readonly PropagationSolver _solver;
    private readonly PathExpander _expander;
    private readonly PrefixRoutes _routes;
    private readonly ExpandedPaths _paths;
    private readonly int[] _first;
    private readonly Dictionary<(int, string), RestingPrefix> _solved = [];
    private readonly PathMix?[] _alone;
    private readonly EdgeShare[][] _edges;

    /// <exception cref="ArgumentException">A vantage has no eyeball network, or a network does not fit the
    /// graph.</exception>
    public RestingRoutes(PlatformSpec platform, InternetSpec spec)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(spec);
        _platform = platform;
        Spec = spec;
        _solver = new PropagationSolver(spec.Geography.Graph);
        _expander = new PathExpander(spec.Geography, _solver);
        _routes = new PrefixRoutes(spec.Geography.Graph);
        _paths = new ExpandedPaths(spec.Geography);
        _first = FirstOfVantages(platform.Vantages.Count, spec.Eyeballs);
        _alone = new PathMix?[platform.Sites.Count * platform.Vantages.Count];
        for (int site = 0; site < platform.Sites.Count; site++)
        {
            FillAlone(site);
        }
        _edges = spec.Edges is null ? [] : SolveEdges(spec.Edges);
    }

    public InternetSpec Spec { get; }

    /// <summary>The eyeball networks of a vantage, by index in the specification.</summary>
    internal Range EyeballsOf(int vantage) => _first[vantage].._first[vantage + 1];

    /// <summary>The users of a vantage by edge, most first; empty where routes do not say.</summary>
    internal ReadOnlySpan<EdgeShare> EdgesOf(int vantage) => _edges.Length == 0 ? [] : _edges[vantage];

    /// <summary>
    /// The round trips to a site as if nobody else announced its prefix; null: nobody would reach it.
    /// </summary>
    internal PathMix? ToSiteAlone(int vantage, int site) => _alone[(site * _platform.Vantages.Count) + vantage];

    /// <summary>Where routes come to rest; nothing of it is written again.</summary>
    internal RestingPrefix Solve(PrefixState state)
    {
        (int, string) key = (state.Sites[0], state.Key);
        if (!_solved.TryGetValue(key, out RestingPrefix? resting))
        {
            int[] sites = [.. state.Sites.Where(site => state.UpstreamsOf(site).Any())];
            resting = Solve([.. sites.Select(site => NetworkOf(site, state.UpstreamsOf(site)))], sites);
            _solved.Add(key, resting);
        }
        return resting;
    }

    /// <summary>What a site announces to some of its upstreams.</summary>
    internal AnycastNetwork NetworkOf(int site, IEnumerable<int> upstreams)
    {
        SiteNetwork network = Spec.Sites[site];
        return new AnycastNetwork
        {
            Announcer = network.Announcer,
            Sites =
            [
                new AnycastSite
                {
                    Name = _platform.Sites[site].Id,
                    Metro = network.Metro,
                    Upstreams = upstreams.Select(i => network.Upstreams[i]).ToHashSet(),
                },
            ],
        };
    }

    /// <summary>The path of one eyeball network, with the reasons.</summary>
    internal ExpandedPath Explain(PrefixState state, int eyeball, Explanation why)
    {
        EyeballNetwork users = Spec.Eyeballs[eyeball];
        int[] sites = [.. state.Sites.Where(site => state.UpstreamsOf(site).Any())];
        AnycastPrefix prefix = Expand([.. sites.Select(site => NetworkOf(site, state.UpstreamsOf(site)))]);
        return _expander.Explain(_paths, _routes, users.Network, users.Metro, why);
    }

    /// <summary>Share of the vantage's users of a site's address who land there while all sites announce it.</summary>
    internal double LandingOf(int vantage, int site)
    {
        int[] sites =
        [
            .. Enumerable
                .Range(0, _platform.Sites.Count)
                .Where(other => _platform.AddressOf(other) == _platform.AddressOf(site)),
        ];
        Landing[] landings = Solve(new PrefixState(_platform, sites)).Landings;
        (int first, int count) = EyeballsOf(vantage).GetOffsetAndLength(landings.Length);
        return sites.Length == 1
            ? 1
            : Enumerable.Range(first, count).Where(i => landings[i].Site == site).Sum(i => Spec.Eyeballs[i].Share);
    }

    private AnycastPrefix Expand(IReadOnlyList<AnycastNetwork> networks)
    {
        var prefix = new AnycastPrefix(Spec.Geography, networks);
        Expand(prefix);
        return prefix;
    }

    private void Expand(AnycastPrefix prefix)
    {
        _solver.Solve(new AnnouncementSet(Spec.Geography.Graph, prefix.Announcements), _routes);
        _expander.Expand(prefix, _routes, _paths);
    }

    private RestingPrefix Solve(IReadOnlyList<AnycastNetwork> networks, int[] sites)
    {
        var landings = new Landing[Spec.Eyeballs.Count];
        Array.Fill(landings, Landing.Nowhere);
        int[] next = new int[Spec.Geography.Graph.Count];
        Array.Fill(next, -1);
        if (networks.Count == 0)
        {
            return new RestingPrefix(landings, next);
        }
        Expand(networks);
        for (int network = 0; network < next.Length; network++)
        {
            next[network] = _routes.Entries[network].Next;
        }
        for (int i = 0; i < landings.Length; i++)
        {
            landings[i] = Land(Spec.Eyeballs[i], sites);
        }
        Pin(landings, networks, sites);
        return new RestingPrefix(landings, next);
    }

    /// <summary>By the paths that have been expanded last.</summary>
    private Landing Land(in EyeballNetwork users, int[] sites)
    {
        ExpandedPath path = _paths.PathOf(users.Network, users.Metro);
        if (path.Site < 0)
        {
            return Landing.Nowhere;
        }
        int site = sites[path.Site];
        int[] networks = [.. path.Legs.Select(leg => leg.Network).Distinct()];
        // A client in the very network of a site has no upstream on its way; there is none such in a scenario.
        Asn carrier = Spec.Geography.Graph.AsnOf(networks[Math.Max(0, networks.Length - 2)]);
        int upstream = Math.Max(0, IndexOf(Spec.Sites[site].Upstreams, carrier));
        return new Landing(site, upstream, path.RoundTrip, networks);
    }

    /// <summary>Brings those to the site at which they were measured whose site announces now.</summary>
    private void Pin(Landing[] landings, IReadOnlyList<AnycastNetwork> networks, int[] sites)
    {
        for (int i = 0; i < sites.Length; i++)
        {
            int[] pinned =
            [
                .. Enumerable.Range(0, landings.Length).Where(one => Spec.Eyeballs[one].PinnedSite == sites[i]),
            ];
            if (sites.Length > 1 && Array.Exists(pinned, one => landings[one].Site != sites[i]))
            {
                Expand([networks[i]]);
            }
            foreach (int one in pinned)
            {
                EyeballNetwork users = Spec.Eyeballs[one];
                Landing landing = landings[one].Site == sites[i] ? landings[one] : Land(users, [sites[i]]);
                landings[one] =
                    landing.Site < 0
                        ? landings[one]
                        : landing with
                        {
                            RoundTrip = users.PinnedRoundTrip ?? landing.RoundTrip,
                        };
            }
        }
    }

    private void FillAlone(int site)
    {
        Landing[] landings = Solve(new PrefixState(_platform, [site])).Landings;
        for (int vantage = 0; vantage < _platform.Vantages.Count; vantage++)
        {
            (SimDuration RoundTrip, double Share)[] parts =
            [
                .. Enumerable
                    .Range(_first[vantage], _first[vantage + 1] - _first[vantage])
                    .Where(i => landings[i].Site >= 0)
                    .Select(i => (landings[i].RoundTrip, Spec.Eyeballs[i].Share)),
            ];
            _alone[(site * _platform.Vantages.Count) + vantage] = parts.Length > 0 ? new PathMix(parts) : null;
        }
    }

    private EdgeShare[][] SolveEdges(AnycastPrefix prefix)
    {
        IReadOnlyList<EdgeSpec> edges = _platform.FrontEnds.Count > 0 ? _platform.FrontEnds[0].Edges : [];
        int[] edgeOf = [.. prefix.Sites.Select(site => edges.Index().First(edge => edge.Item.Name == site.Name).Index)];
        Expand(prefix);
        var shares = new EdgeShare[_platform.Vantages.Count][];
        for (int vantage = 0; vantage < shares.Length; vantage++)
        {
            (double Share, ExpandedPath Path)[] there =
            [
                .. Spec
                    .Eyeballs.Take(EyeballsOf(vantage))
                    .Select(users => (users.Share, _paths.PathOf(users.Network, users.Metro)))
                    .Where(one => one.Item2.Site >= 0),
            ];
            double all = there.Sum(one => one.Share);
            shares[vantage] =
            [
                .. there
                    .GroupBy(one => (Edge: edgeOf[one.Path.Site], one.Path.RoundTrip))
                    .Select(group => new EdgeShare(
                        group.Key.Edge,
                        group.Sum(one => one.Share) / all,
                        group.Key.RoundTrip
                    ))
                    .OrderByDescending(one => one.Share)
                    .ThenBy(one => one.Edge),
            ];
        }
        return shares;
    }

    private static int[] FirstOfVantages(int vantages, IReadOnlyList<EyeballNetwork> eyeballs)
    {
        int[] first = new int[vantages + 1];
        int at = 0;
        for (int vantage = 0; vantage < vantages; vantage++)
        {
            first[vantage] = at;
            while (at < eyeballs.Count && eyeballs[at].Vantage == vantage)
            {
                at++;
            }
            if (at == first[vantage])
            {
                throw new ArgumentException(
                    $"Vantage {vantage} has no eyeball network, or they are not in order.",
                    nameof(eyeballs)
                );
            }
        }
        first[vantages] = at;
        return first;
    }

    private static int IndexOf(IReadOnlyList<Asn> upstreams, Asn asn)
    {
        for (int i = 0; i < upstreams.Count; i++)
        {
            if (upstreams[i] == asn)
            {
                return i;
            }
        }
        return -1;
    }
}
