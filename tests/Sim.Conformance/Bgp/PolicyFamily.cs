using System.Net;
using System.Text.Json;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Exchange;
using Sim.Core.Routing.Bgp.Forwarding;
using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Conformance.Bgp;

/// <summary>
/// AS-level selection, security policies, leaks, hijacks and withdrawals: by the solver where the end does not depend
/// on what happened before, and by the exchange of messages always.
/// </summary>
internal static class PolicyFamily
{
    public static void Check(JsonElement element)
    {
        PolicyCase given = CaseJson.Read<PolicyCase>(element);
        var network = new PolicyNetwork(given);
        Assert.That(given.ExpectedLocalRib, Has.Count.EqualTo(network.Graph.Count));
        bool hasBlackholes = given.ExpectedLocalRib.Values.SelectMany(rib => rib).Any(entry => entry.Blackhole);
        Assert.Multiple(() =>
        {
            if (!network.HasHistory)
            {
                CheckSolver(given, network);
            }
            // Discarding is added to solved routes; nobody else's route depends on it.
            if (!hasBlackholes)
            {
                CheckExchange(given, network);
            }
        });
    }

    private static void CheckSolver(PolicyCase given, PolicyNetwork network)
    {
        var solver = new PropagationSolver(network.Graph, security: network.Security());
        List<PrefixRoutes> solved = [];
        foreach (IPNetwork prefix in network.Prefixes)
        {
            var routes = new PrefixRoutes(network.Graph);
            solver.Solve(new AnnouncementSet(network.Graph, network.FinalAnnouncementsOf(prefix), prefix), routes);
            if (solved.FindLast(one => one.Prefix.Contains(prefix.BaseAddress)) is { } whole)
            {
                solver.AddBlackholes(routes, whole);
            }
            solved.Add(routes);
        }
        CheckRibs(
            given,
            network,
            index => solved.Select(one => Entry(one, one.SourceOf(index), one.PathOf(index), one.IsBlackhole(index)))
        );
        CheckOutcomes(given, network, solved);
    }

    private static void CheckExchange(PolicyCase given, PolicyNetwork network)
    {
        SecurityRegistry security = network.Security();
        RouteExchange[] exchanges =
        [
            .. network.Prefixes.Select(prefix => new RouteExchange(
                network.Graph,
                security: security,
                prefix: prefix,
                keepingWithdrawals: network.KeepingWithdrawals
            )),
        ];
        foreach (RouteExchange exchange in exchanges)
        {
            Assert.That(exchange.Announce(network.AnnouncementsOf(exchange.Prefix)).IsConverged);
        }
        foreach (EventInput happening in given.Events)
        {
            RouteExchange exchange = exchanges.Single(one => one.Prefix == IPNetwork.Parse(happening.Prefix));
            ExchangeOutcome outcome = happening.Type switch
            {
                "withdraw" => exchange.Withdraw(new Asn(happening.Asn)),
                "announce" => exchange.Announce(PolicyNetwork.Read(happening)),
                _ => throw new InvalidDataException($"unknown event '{happening.Type}'"),
            };
            Assert.That(outcome.IsConverged);
        }
        CheckRibs(
            given,
            network,
            index => exchanges.Select(one => Entry(one, one.SourceOf(index), one.PathOf(index), isBlackhole: false))
        );
        CheckOutcomes(given, network, exchanges);
    }

    private static void CheckRibs(PolicyCase given, PolicyNetwork network, Func<int, IEnumerable<RibEntry?>> ribOf)
    {
        foreach ((string asn, RibEntry[] expected) in given.ExpectedLocalRib)
        {
            Assert.That(
                ribOf(network.Graph.IndexOf(PolicyNetwork.AsnOf(asn))).OfType<RibEntry>().Select(e => e.ToString()),
                Is.EquivalentTo(expected.Select(entry => entry.ToString())),
                $"Loc-RIB of AS{asn}"
            );
        }
    }

    private static RibEntry? Entry(IForwarding of, RouteSource source, IReadOnlyList<Asn> path, bool isBlackhole) =>
        source == RouteSource.None
            ? null
            : new RibEntry(
                of.Prefix.ToString(),
                [.. path.Select(asn => asn.Value)],
                source switch
                {
                    RouteSource.Origin => "ORIGIN",
                    RouteSource.Customer => "CUSTOMERS",
                    RouteSource.Peer => "PEERS",
                    _ => "PROVIDERS",
                },
                Blackhole: isBlackhole
            );

    private static void CheckOutcomes(PolicyCase given, PolicyNetwork network, IReadOnlyList<IForwarding> prefixes)
    {
        IPAddress attacked = network.Prefixes[^1].BaseAddress;
        foreach ((string asn, string expected) in given.ExpectedOutcome)
        {
            int from = network.Graph.IndexOf(PolicyNetwork.AsnOf(asn));
            var path = ForwardingPath.Trace(prefixes, attacked, from);
            string? end = path
                .Hops.Select(hop => network.Graph.AsnOf(hop).Value)
                .Select(hop =>
                    given.Attackers.Contains(hop) ? "attacker"
                    : given.Victims.Contains(hop) ? "victim"
                    : null
                )
                .FirstOrDefault(end => end is not null);
            Assert.That(end ?? "none", Is.EqualTo(expected), $"packets from AS{asn}");
        }
    }
}
