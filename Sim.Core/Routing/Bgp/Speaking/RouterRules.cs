using System.Net;
using Sim.Core.Routing.Bgp.Decision;
using Sim.Core.Routing.Bgp.RouteMaps;

namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>
/// Routers as speakers: all attributes, route maps, the decision process of an implementation, iBGP by full mesh or
/// reflection, costs inside a network.
/// </summary>
/// <remarks>
/// A border router is the next hop of what it brings into its network (next-hop-self), and packets inside a network
/// go to it as if through a tunnel. For some hundred routers: routes are compared whole, and costs are kept for all
/// pairs.
/// </remarks>
public sealed partial class RouterRules : SpeakerRules
{
    private const uint DefaultPreference = 100;

    private readonly RouterSpec[] _routers;
    private readonly DecisionProcess _decision;
    private readonly IPNetwork _prefix;
    private readonly RouteMap?[] _imports;
    private readonly RouteMap?[] _exports;
    private readonly bool[] _toClient;
    private readonly List<IgpLink> _links;
    private readonly List<RouteAttributes> _routes = [];
    private readonly Dictionary<RouteAttributes, int> _numbers = [];
    private readonly int[] _own;
    private IgpDistances _distances;

    /// <param name="links">Costs inside networks; in a network without any, all routers are next to each other.</param>
    /// <param name="decision">Of all routers. Null: <see cref="RouterPresets.Rfc4271"/>.</param>
    /// <param name="prefix">Only route maps look at it; default: 0.0.0.0/0.</param>
    /// <exception cref="ArgumentException">A name or a router id is there twice, or a name unknown; all are
    /// named.</exception>
    public RouterRules(
        IReadOnlyList<RouterSpec> routers,
        IReadOnlyList<RouterSession> sessions,
        IReadOnlyList<IgpLink>? links = null,
        DecisionProcess? decision = null,
        IPNetwork prefix = default
    )
        : base(Table(routers, sessions, links ?? []))
    {
        _routers = [.. routers];
        _decision = decision ?? RouterPresets.Rfc4271();
        _prefix = prefix;
        _links = [.. links ?? []];
        _imports = new RouteMap?[Sessions.EndCount];
        _exports = new RouteMap?[Sessions.EndCount];
        _toClient = new bool[Sessions.EndCount];
        foreach (RouterSession session in sessions)
        {
            int end = Sessions.EndOf(IndexOf(session.One), IndexOf(session.Other));
            int back = Sessions.Other(end);
            (_imports[end], _exports[end]) = (session.ImportAtOne, session.ExportAtOne);
            (_imports[back], _exports[back]) = (session.ImportAtOther, session.ExportAtOther);
            _toClient[end] = session.OtherIsClient;
        }
        _own = new int[_routers.Length];
        Array.Fill(_own, None);
        _distances = Measure();
    }

    /// <summary>The speaker of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public int IndexOf(string name) => IndexOf(_routers, name);

    /// <summary>From now on the router has a route of its own; it has to be asked anew.</summary>
    /// <param name="route">Null: a plain one.</param>
    /// <returns>The speaker.</returns>
    public int Originate(string name, RouteAttributes? route = null)
    {
        int speaker = IndexOf(name);
        _own[speaker] = NumberOf((route ?? new RouteAttributes()) with { NextHop = speaker });
        return speaker;
    }

    /// <summary>From now on the router has no route of its own; it has to be asked anew.</summary>
    /// <returns>The speaker.</returns>
    public int Withdraw(string name)
    {
        int speaker = IndexOf(name);
        _own[speaker] = None;
        return speaker;
    }

    /// <summary>Changes, adds or takes down a link inside a network.</summary>
    /// <returns>The speakers of that network, which have to be asked anew.</returns>
    public IReadOnlyList<int> SetIgpCost(IgpLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        int one = IndexOf(link.One);
        _ = IndexOf(link.Other);
        _links.RemoveAll(old =>
            (old.One == link.One && old.Other == link.Other) || (old.One == link.Other && old.Other == link.One)
        );
        _links.Add(link);
        _distances = Measure();
        return [.. Enumerable.Range(0, Count).Where(other => _routers[other].Asn == _routers[one].Asn)];
    }

    public override string NameOf(int speaker) => _routers[speaker].Name;

    internal override uint IdentityOf(int speaker) => _routers[speaker].RouterId;

    internal override bool IsExternal(int end) => OwnerOf(end).Asn != PeerOf(end).Asn;

    internal override int NextOf(int end, int route) => IsExternal(end) ? Sessions.PeerOf(end) : _routes[route].NextHop;

    internal override bool WouldLoop(int toEnd, int route) =>
        IsExternal(toEnd) && _routes[route].AsPath.Contains(PeerOf(toEnd).Asn);

    internal override string TextOf(int speaker, int chosen, int route)
    {
        if (chosen == None)
        {
            return "no route";
        }
        if (chosen == Own)
        {
            return "own route";
        }
        RouteAttributes attributes = _routes[route];
        string path = string.Join(' ', attributes.AsPath.Select(asn => asn.Value));
        string by = _routers[Sessions.PeerOf(Sessions.StartOf(speaker) + chosen)].Name;
        string exit = attributes.NextHop == speaker ? "" : $" to {_routers[attributes.NextHop].Name}";
        return $"{path} from {by}{exit}";
    }

    private static SessionTable Table(
        IReadOnlyList<RouterSpec> routers,
        IReadOnlyList<RouterSession> sessions,
        IReadOnlyList<IgpLink> links
    )
    {
        ArgumentNullException.ThrowIfNull(routers);
        ArgumentNullException.ThrowIfNull(sessions);
        string[] problems =
        [
            .. Repeated(routers.Select(one => one.Name)).Select(name => $"'{name}' is there twice"),
            .. Repeated(routers.Select(one => one.RouterId)).Select(id => $"router id {id} is there twice"),
            .. sessions
                .SelectMany(one => (string[])[one.One, one.Other])
                .Concat(links.SelectMany(one => (string[])[one.One, one.Other]))
                .Distinct()
                .Where(name => routers.All(one => one.Name != name))
                .Select(name => $"'{name}' is no router"),
        ];
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(routers));
        }
        return new SessionTable(
            routers.Count,
            [.. sessions.Select(one => (IndexOf(routers, one.One), IndexOf(routers, one.Other)))]
        );
    }

    private static IEnumerable<T> Repeated<T>(IEnumerable<T> all) =>
        all.GroupBy(one => one).Where(group => group.Count() > 1).Select(group => group.Key);

    private static int IndexOf(IReadOnlyList<RouterSpec> routers, string name)
    {
        for (int i = 0; i < routers.Count; i++)
        {
            if (routers[i].Name == name)
            {
                return i;
            }
        }
        throw new ArgumentException($"'{name}' is no router.", nameof(name));
    }

    private IgpDistances Measure() =>
        new(
            Count,
            _links.Select(link => (IndexOf(link.One), IndexOf(link.Other), link.Cost)),
            (one, other) => _routers[one].Asn == _routers[other].Asn,
            router => _links.Exists(link => _routers[IndexOf(link.One)].Asn == _routers[router].Asn)
        );

    private RouterSpec OwnerOf(int end) => _routers[Sessions.OwnerOf(end)];

    private RouterSpec PeerOf(int end) => _routers[Sessions.PeerOf(end)];

    private int NumberOf(RouteAttributes route)
    {
        if (!_numbers.TryGetValue(route, out int number))
        {
            number = _routes.Count;
            _routes.Add(route);
            _numbers.Add(route, number);
        }
        return number;
    }
}
