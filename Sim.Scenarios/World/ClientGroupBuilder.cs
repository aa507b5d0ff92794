using System.Net;
using Sim.Core.Models.Demand;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>
/// Divides the users of every place by access network, resolver, the country that resolver asks from, and IPv6.
/// </summary>
internal sealed class ClientGroupBuilder(ScenarioInputs inputs, IReadOnlyList<DemandArea> areas, ILatencyModel latency)
{
    private readonly Scenario _scenario = inputs.Scenario;
    private readonly ResolverSites _sites = new(inputs, latency);
    private readonly Dictionary<AccessMix, LatencyDistribution> _access = [];

    /// <summary>Without addresses of type AAAA it makes no difference who has IPv6.</summary>
    private readonly bool _hasIpv6 = HasIpv6(inputs.AllRecordSets);

    /// <summary>Without IP-based routing it makes no difference who is in which block.</summary>
    private readonly bool _hasBlocks = inputs.AllRecordSets.RecordSets.Any(record => record.Policy is IpBasedRouting);

    public IReadOnlyList<ClientGroup> Build()
    {
        var groups = new List<ClientGroup>(4 * areas.Count);
        for (int vantage = 0; vantage < areas.Count; vantage++)
        {
            DemandArea area = areas[vantage];
            foreach (AccessKind access in Enum.GetValues<AccessKind>())
            {
                Resolvers resolvers = _scenario.Resolvers.Of(area.Country.Iso2, access);
                IEnumerable<Behind> all = ProviderResolvers(area, resolvers).Append(PublicResolver(area, resolvers));
                foreach (Behind resolver in all.SelectMany(resolver => InBlocks(area, resolver)))
                {
                    Add(groups, vantage, access, resolver);
                }
            }
        }
        return groups;
    }

    /// <summary>Lower-case continent code.</summary>
    public static string RegionOf(Country country) => country.Continent.ToLowerInvariant();

    private static bool HasIpv6(Zone zone) => zone.RecordSets.Any(record => record.Type == RecordType.AAAA);

    private void Add(List<ClientGroup> groups, int vantage, AccessKind access, in Behind resolver)
    {
        DemandArea area = areas[vantage];
        double share = ShareOf(access) * resolver.Share;
        double six = _hasIpv6 ? ShareIn(_scenario.Clients.Ipv6Of, area, _scenario.Clients.Ipv6) : 0;
        var group = new ClientGroup(
            vantage,
            area.Country.Iso2,
            RegionOf(area.Country),
            access,
            resolver.Kind,
            share * (1 - six),
            resolver.Seen,
            AccessOf(area.Country, access)
        )
        {
            Part = area.Area?.Code,
            Egress = resolver.Egress,
            Block = resolver.Block,
            ToEgress = resolver.Way,
            Subnets = resolver.SendsSubnet ? Math.Max(1, share * area.Users / AddressesPerSubnet()) : 1,
        };
        if (group.Share > 0)
        {
            groups.Add(group);
        }
        if (share * six > 0)
        {
            groups.Add(group with { Share = share * six, IsDualStack = true });
        }
    }

    /// <summary>Countries of one row of the table share a distribution.</summary>
    private LatencyDistribution AccessOf(Country country, AccessKind access)
    {
        AccessShares shares = BuiltinDatasets.AccessOf(country);
        AccessMix mix = access == AccessKind.Mobile ? shares.Mobile : shares.Fixed;
        if (!_access.TryGetValue(mix, out LatencyDistribution? distribution))
        {
            distribution = mix.Distribution();
            _access.Add(mix, distribution);
        }
        return distribution;
    }

    /// <summary>
    /// The users of a resolver by the block in which Route 53 sees them: their own, where it sees themselves.
    /// </summary>
    private IEnumerable<Behind> InBlocks(DemandArea area, Behind resolver)
    {
        double rest = 1;
        bool isSeen = resolver.SendsSubnet || (resolver is { Kind: ResolverKind.Provider, Egress: null });
        IEnumerable<AddressBlock> blocks = _scenario.Resolvers.Blocks.Where(block =>
            block.Country == area.Country.Iso2
        );
        foreach (AddressBlock block in _hasBlocks && isSeen ? blocks : [])
        {
            rest -= block.Share.Value;
            yield return resolver with
            {
                Share = resolver.Share * block.Share.Value,
                Seen = resolver.Seen with { Subnet = SubnetOf(block) },
                Block = block.Block,
            };
        }
        yield return resolver with
        {
            Share = resolver.Share * (rest < 1e-9 ? 0 : rest),
        };
    }

    private static IPNetwork SubnetOf(AddressBlock block) =>
        ClientSubnet.TryParse(block.Block, out IPNetwork subnet)
            ? subnet
            : throw new ArgumentException($"'{block.Block}' is not {ClientSubnet.Expectation}", nameof(block));

    private IEnumerable<Behind> ProviderResolvers(DemandArea area, Resolvers resolvers)
    {
        double all = 1 - resolvers.PublicShare.Value;
        bool sends = resolvers.Ecs == EcsUse.All;
        DnsClient own = _sites.Users(area);
        double home = 1;
        if (resolvers.Egress.TryGetValue(area.Country.Iso2, out IReadOnlyDictionary<string, Ratio>? egress))
        {
            foreach ((string country, Ratio share) in egress.Where(entry => entry.Key != area.Country.Iso2))
            {
                home -= share.Value;
                (DnsClient abroad, SimDuration way) = _sites.Abroad(area, country);
                DnsClient seen = sends ? own : abroad;
                yield return new Behind(ResolverKind.Provider, all * share.Value, seen, sends, country, way);
            }
        }
        // Shares such as 33.4 % add up to one with a rounding error.
        home = home < 1e-9 ? 0 : home;
        yield return new Behind(ResolverKind.Provider, all * home, own, sends, null, SimDuration.Zero);
    }

    private Behind PublicResolver(DemandArea area, Resolvers resolvers)
    {
        double share = resolvers.PublicShare.Value;
        bool sends = resolvers.Ecs != EcsUse.None;
        DnsClient seen = sends ? _sites.Users(area) : _sites.PublicResolver(area);
        return new Behind(ResolverKind.Public, share, seen, sends, null, SimDuration.Zero);
    }

    /// <summary>One user has one address: an assumption.</summary>
    private double AddressesPerSubnet() => 1L << (32 - _scenario.Resolvers.EcsPrefix);

    private double ShareOf(AccessKind access)
    {
        double mobile = _scenario.Clients.MobileShare.Value;
        return access == AccessKind.Mobile ? mobile : 1 - mobile;
    }

    private static double ShareIn(IReadOnlyDictionary<string, Ratio> countries, DemandArea area, Ratio otherwise) =>
        countries.TryGetValue(area.Country.Iso2, out Ratio share) ? share.Value : otherwise.Value;

    /// <summary>Users behind one kind of resolver, as a share of those of the place.</summary>
    private readonly record struct Behind(
        ResolverKind Kind,
        double Share,
        DnsClient Seen,
        bool SendsSubnet,
        string? Egress,
        SimDuration Way
    )
    {
        /// <summary>The address block of the users; null: not known.</summary>
        public string? Block { get; init; }
    }
}
