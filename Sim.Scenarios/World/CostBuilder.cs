using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Costs;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.World;

/// <summary>What a world and its results say about the quantities that are paid for.</summary>
/// <param name="result">With the account, the series and the length of the run.</param>
/// <param name="measures">Of the whole run: what ran while it warmed up is paid for, too.</param>
internal sealed class CostBuilder(SimulatedWorld world, RunResult result, SpanMeasures measures)
{
    /// <summary>CPU cores of a server in a data center: an assumption.</summary>
    private const double CoresPerServer = 32;

    private readonly PlatformSpec _platform = world.Platform;

    public CostReport Build() =>
        CostCalculation.Of(
            new CostQuantities
            {
                Hours = result.Identity.Duration.TotalSeconds / 3_600,
                Nodes = [.. Nodes()],
                CloudPools = [.. CloudPools()],
                FrontEnds = [.. _platform.FrontEnds.Select(frontEnd => frontEnd.Id)],
                Sites = [.. Sites()],
                DnsQueries = DnsQueries(),
                DnsQueryPrice = DnsQueryPrice(),
                HealthChecks = HealthChecks(),
                Answered =
                [
                    .. measures.RegionEndpoints.Select(use => new RegionUse(use.Region, use.Endpoint!, use.Answered)),
                ],
            },
            world.Inputs.ServicePrices
        );

    private IEnumerable<NodeUse> Nodes()
    {
        foreach (Endpoint endpoint in _platform.Endpoints)
        {
            foreach ((int group, NodeSpec nodes) in _platform.Pools[endpoint.Pool].Nodes.Index())
            {
                double? price = MachinePrice.Of(nodes.Machine, world.Inputs.MachinePrices, nodes.IsSpot);
                double hours = world.Pools[endpoint.Pool].NodeHours(group);
                string machine = nodes.IsSpot ? $"{nodes.Machine.Name} spot" : nodes.Machine.Name;
                yield return new NodeUse(endpoint.Id, machine, price, hours);
            }
        }
    }

    private IEnumerable<CloudPoolUse> CloudPools() =>
        _platform
            .Endpoints.Zip(measures.Endpoints)
            .Where(pair => pair.First.Site is null)
            .Select(pair => new CloudPoolUse(pair.First.Id, pair.Second.Answered * _platform.Service.Response.Bytes));

    private IEnumerable<SiteUse> Sites()
    {
        foreach ((int index, Endpoint endpoint) in _platform.Endpoints.Index())
        {
            if (endpoint.Site is { } site)
            {
                double rate = Percentile95.Of(
                    result.Timeline.Endpoints[index].Answered,
                    result.Timeline.Bucket.TotalSeconds
                );
                double workers = measures.Endpoints[index].Pods.Max * _platform.Pools[endpoint.Pool].PodCpu;
                yield return new SiteUse(
                    endpoint.Id,
                    rate * _platform.Service.Response.Bytes * 8 / 1e6,
                    _platform.Sites[site].Blades.Count + Math.Ceiling(workers / CoresPerServer)
                );
            }
        }
    }

    /// <summary>Look-ups at the mean demand of the run that find no copy at their resolver.</summary>
    private double DnsQueries()
    {
        double[] weights = ResolverBuilder.Weights(world.Groups, world.Areas);
        double atPeak = ResolverBuilder.LookUpsPerSecond(world.Inputs.Scenario, _platform.Clients);
        double mean = result.Totals.Sent / world.Inputs.Scenario.Demand.Peak.PerSecond;
        double share = 0;
        for (int group = 0; group < weights.Length; group++)
        {
            share += weights[group] * world.Resolvers.UncachedShare(group);
        }
        return atPeak * share * mean;
    }

    private string DnsQueryPrice()
    {
        IReadOnlyList<RecordSet> sets = world.Inputs.Zone.RecordSets;
        return sets.Any(set => set.Policy is IpBasedRouting) ? "dns-query-ip-based"
            : sets.Any(set => set.Policy is GeolocationRouting or GeoproximityRouting) ? "dns-query-geo"
            : sets.Any(set => set.Policy is LatencyRouting) ? "dns-query-latency"
            : "dns-query";
    }

    private (int Checks, int Options) HealthChecks()
    {
        IReadOnlyList<HealthCheck> checks = world.Inputs.Zone.HealthChecks;
        int options = checks
            .OfType<EndpointHealthCheck>()
            .Sum(check =>
                (check.Protocol is ProbeProtocol.Https or ProbeProtocol.HttpsStringMatch ? 1 : 0)
                + (check.SearchString is null ? 0 : 1)
                + (check.RequestInterval.TotalSeconds < 30 ? 1 : 0)
            );
        return (checks.Count, options);
    }
}
