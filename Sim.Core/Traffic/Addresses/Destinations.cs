using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;

namespace Sim.Core.Traffic.Addresses;

/// <summary>Where the columns of a plane lead: the sites, then the front ends, then no usable address.</summary>
/// <remarks>
/// Sites with one address are a column each; answers know the first of them, and routes say which share of an address's
/// users each of them gets. Behind a front end are endpoints, to which its edges send shares of what they take.
/// </remarks>
internal sealed class Destinations
{
    private readonly PathTable _paths;
    private readonly int[] _addressOf;
    private readonly int[][] _endpoints;

    public Destinations(PlatformSpec platform, PathTable paths)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(paths);
        _paths = paths;
        SiteCount = platform.Sites.Count;
        AddressCount = platform.AddressCount;
        _addressOf =
        [
            .. Enumerable
                .Range(0, ColumnCount)
                .Select(column => column < SiteCount ? platform.AddressOf(column) : column),
        ];
        _endpoints =
        [
            .. platform.FrontEnds.Select(frontEnd =>
                frontEnd.Backends.Select(pool => EndpointOf(platform, pool)).ToArray()
            ),
        ];
    }

    public int SiteCount { get; }

    public int AddressCount { get; }

    /// <summary>The addresses and one more.</summary>
    public int ColumnCount => AddressCount + 1;

    /// <summary>The column that stands for the address of a column in answers.</summary>
    public int AddressOf(int column) => _addressOf[column];

    /// <summary>The endpoints behind a front end, by backend.</summary>
    public int[] EndpointsOf(int frontEnd) => _endpoints[frontEnd];

    /// <summary>Share of the users of a column's address that is bound for the column, 0 to 1.</summary>
    public double LandingOf(RouteSnapshot routes, int vantage, int column) =>
        column < SiteCount ? routes.LandingOf(column, vantage) : 1;

    /// <summary>Turns shares by address into shares by column.</summary>
    public void Land(RouteSnapshot routes, int vantage, Span<double> shares)
    {
        if (routes.Landings is null)
        {
            return;
        }
        // The first of the sites with one address comes before the others, so it is divided last.
        for (int site = SiteCount - 1; site >= 0; site--)
        {
            shares[site] = shares[_addressOf[site]] * routes.LandingOf(site, vantage);
        }
    }

    /// <summary>The share of a vantage's requests to a front end that goes to one of its backends, 0 to 1.</summary>
    public double BackendShare(EndpointSnapshot state, int vantage, int frontEnd, int backend)
    {
        ReadOnlySpan<EdgeShare> edges = _paths.EdgesOf(vantage, frontEnd);
        if (edges.Length == 1)
        {
            return state.FrontEnds[frontEnd].Share(edges[0].Edge, backend);
        }
        double share = 0;
        foreach (EdgeShare edge in edges)
        {
            share += edge.Share * state.FrontEnds[frontEnd].Share(edge.Edge, backend);
        }
        return share;
    }

    /// <summary>Adds a share of a vantage's users at an address to the endpoints that it leads to.</summary>
    /// <param name="shares">By endpoint, then one last entry for none.</param>
    public void AddTo(EndpointSnapshot state, int vantage, int address, double share, Span<double> shares)
    {
        if (address < SiteCount)
        {
            shares[address] += share;
            return;
        }
        int frontEnd = address - SiteCount;
        double left = share;
        for (int backend = 0; backend < _endpoints[frontEnd].Length; backend++)
        {
            double part = share * BackendShare(state, vantage, frontEnd, backend);
            shares[_endpoints[frontEnd][backend]] += part;
            left -= part;
        }
        shares[^1] += Math.Max(0, left);
    }

    private static int EndpointOf(PlatformSpec platform, int pool)
    {
        for (int i = 0; i < platform.Endpoints.Count; i++)
        {
            if (platform.Endpoints[i].Site is null && platform.Endpoints[i].Pool == pool)
            {
                return i;
            }
        }
        throw new ArgumentException($"Pool {pool} is not behind a front end.", nameof(pool));
    }
}
