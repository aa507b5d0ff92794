using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Costs;

/// <summary>Quantities of a run, times prices.</summary>
public static class CostCalculation
{
    /// <summary>Hours of a month in price lists.</summary>
    private const double MonthHours = 730;

    private const double Gibibyte = 1024.0 * 1024 * 1024;

    /// <param name="prices">One for every service of <c>data/prices/services.csv</c>.</param>
    /// <exception cref="InvalidOperationException">A service has no price.</exception>
    public static CostReport Of(CostQuantities quantities, IReadOnlyList<ServicePrice> prices)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        ArgumentNullException.ThrowIfNull(prices);
        CostItem[] items = [.. ItemsOf(quantities, prices).Where(item => item.Quantity > 0)];
        return new CostReport(
            items,
            RegionsOf(items, quantities.Answered),
            quantities.Answered.Sum(use => use.Answered),
            [.. quantities.Nodes.Where(use => use.UsdPerHour is null).Select(use => use.Machine).Distinct()]
        );
    }

    private static IEnumerable<CostItem> ItemsOf(CostQuantities run, IReadOnlyList<ServicePrice> prices)
    {
        double months = run.Hours / MonthHours;
        CostItem Item(string name, string price, string? part, double quantity)
        {
            ServicePrice found = prices.First(one => one.Name == price);
            return new CostItem(name, part, quantity, found.Unit, found.Usd);
        }

        foreach (SiteUse site in run.Sites)
        {
            yield return Item("servers", "server", site.Site, site.Servers * months);
            yield return Item("transit", "transit", site.Site, site.BilledMbps * months);
        }
        foreach (NodeUse use in run.Nodes.Where(use => use.UsdPerHour is not null))
        {
            yield return new CostItem(
                "nodes",
                use.Pool,
                use.NodeHours,
                $"hour of {use.Machine}",
                use.UsdPerHour!.Value
            );
        }
        foreach (CloudPoolUse pool in run.CloudPools)
        {
            yield return Item("cluster", "cluster", pool.Pool, run.Hours);
            yield return Item("egress", "egress-premium", pool.Pool, pool.Bytes / 1e9);
            yield return Item("load balancer data", "load-balancer-data", pool.Pool, pool.Bytes / Gibibyte);
        }
        foreach (string frontEnd in run.FrontEnds)
        {
            yield return Item("load balancer rules", "load-balancer-rules", frontEnd, run.Hours);
        }
        yield return Item("DNS queries", run.DnsQueryPrice, null, run.DnsQueries / 1e6);
        yield return Item("hosted zone", "hosted-zone", null, months);
        yield return Item("health checks", "health-check", null, run.HealthChecks.Checks * months);
        yield return Item("health check options", "health-check-option", null, run.HealthChecks.Options * months);
    }

    /// <summary>
    /// What belongs to an endpoint is divided by the requests that it answered, everything else by all requests.
    /// </summary>
    private static IReadOnlyList<RegionCost> RegionsOf(CostItem[] items, IReadOnlyList<RegionUse> answered)
    {
        double all = answered.Sum(use => use.Answered);
        Dictionary<string, double> byEndpoint = answered
            .GroupBy(use => use.Endpoint, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(use => use.Answered), StringComparer.Ordinal);
        return
        [
            .. answered
                .GroupBy(use => use.Region, StringComparer.Ordinal)
                .Select(region => new RegionCost(
                    region.Key,
                    items.Sum(item => item.Usd * ShareOf(item.Part, region, byEndpoint, all)),
                    region.Sum(use => use.Answered)
                )),
        ];
    }

    private static double ShareOf(
        string? part,
        IEnumerable<RegionUse> region,
        Dictionary<string, double> byEndpoint,
        double all
    )
    {
        if (part is not null && byEndpoint.TryGetValue(part, out double answered) && answered > 0)
        {
            return region.Where(use => use.Endpoint == part).Sum(use => use.Answered) / answered;
        }
        return all > 0 ? region.Sum(use => use.Answered) / all : 0;
    }
}
