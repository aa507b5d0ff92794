using System.Net;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Conformance.Bgp;

/// <summary>The graph, policies and announcements of a case in the product's terms.</summary>
internal sealed class PolicyNetwork
{
    private const string KeepsWithdrawals = "BGP Suppress Withdrawals";

    private readonly PolicyCase _case;
    private readonly Dictionary<Asn, string> _policies;

    public PolicyNetwork(PolicyCase given)
    {
        _case = given;
        // A speaker that handles withdrawals runs the same rules.
        _policies = given.Policies.ToDictionary(
            pair => AsnOf(pair.Key),
            pair => pair.Value.Replace(" Full", "", StringComparison.Ordinal)
        );
        var builder = new AsGraphBuilder();
        foreach (Asn asn in _policies.Keys)
        {
            builder.AddNetwork(asn);
        }
        foreach (uint[] link in given.Graph.ProviderCustomer)
        {
            builder.AddProvider(customer: new Asn(link[1]), provider: new Asn(link[0]));
        }
        foreach (uint[] link in given.Graph.Peers)
        {
            builder.AddPeers(new Asn(link[0]), new Asn(link[1]));
        }
        Graph = builder.Build(out _)!;
    }

    public AsGraph Graph { get; }

    /// <summary>All prefixes, shorter ones first.</summary>
    public IPNetwork[] Prefixes =>
        [
            .. _case
                .Announcements.Select(one => IPNetwork.Parse(one.Prefix))
                .Distinct()
                .OrderBy(prefix => prefix.PrefixLength),
        ];

    public IReadOnlySet<Asn> KeepingWithdrawals =>
        _policies.Where(pair => pair.Value == KeepsWithdrawals).Select(pair => pair.Key).ToHashSet();

    /// <summary>Whether the end depends on what happened before.</summary>
    public bool HasHistory => _policies.ContainsValue(KeepsWithdrawals) || _policies.ContainsValue("RoST");

    public static Asn AsnOf(string text) =>
        Asn.TryParse(text, out Asn asn) ? asn : throw new InvalidDataException($"'{text}' is no ASN");

    public SecurityRegistry Security() =>
        new(
            Graph,
            _policies.Select(pair => KeyValuePair.Create(pair.Key, PolicyOf(pair.Value))),
            _case.Roas.Select(roa => new RouteOriginAuthorization(
                IPNetwork.Parse(roa.Prefix),
                new Asn(roa.Asn),
                roa.MaxLength
            ))
        );

    public IReadOnlyList<Announcement> AnnouncementsOf(IPNetwork prefix) =>
        [.. _case.Announcements.Where(one => IPNetwork.Parse(one.Prefix) == prefix).Select(Read)];

    /// <summary>The announcements that are left after all events.</summary>
    public IReadOnlyList<Announcement> FinalAnnouncementsOf(IPNetwork prefix)
    {
        List<Announcement> left = [.. AnnouncementsOf(prefix)];
        foreach (EventInput happening in _case.Events.Where(one => IPNetwork.Parse(one.Prefix) == prefix))
        {
            left.RemoveAll(one => one.Announcer.Value == happening.Asn);
            if (happening.Type == "announce")
            {
                left.Add(Read(happening));
            }
        }
        return left;
    }

    public static Announcement Read(EventInput happening) =>
        Read(new AnnouncementInput(happening.Asn, happening.Prefix, happening.Path ?? [happening.Asn]));

    private static Announcement Read(AnnouncementInput one) =>
        new()
        {
            Announcer = new Asn(one.Asn),
            Path = Asns(one.Path),
            PathToCustomers = one.PathToCustomers is null ? null : Asns(one.PathToCustomers),
            IsLeak = one.Leak,
            OnlyToCustomer = one.Otc,
        };

    private static Asn[] Asns(uint[] values) => [.. values.Select(value => new Asn(value))];

    private static SecurityPolicy PolicyOf(string name) =>
        name switch
        {
            "BGP" or "BGP Ignore Invalid" or KeepsWithdrawals => SecurityPolicy.None,
            "ROV" => SecurityPolicy.RouteOriginValidation,
            "PeerROV" => SecurityPolicy.PeerRouteOriginValidation,
            "Path-End" => SecurityPolicy.PathEnd,
            "OnlyToCustomers" => SecurityPolicy.OnlyToCustomers,
            "ASPA" => SecurityPolicy.Aspa,
            "BGPsec" => SecurityPolicy.BgpSec,
            "ROV++V1 Lite" => SecurityPolicy.RovPlusPlusV1Lite,
            "RoST" => SecurityPolicy.RouteStateTracking,
            _ => throw new InvalidDataException($"unknown policy '{name}'"),
        };
}
