using NodaTime;
using Sim.Scenarios.Costs;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Tests.Costs;

/// <summary>A tenth of a month: a site and a pool, users in two regions.</summary>
public sealed class CostCalculationTests
{
    private static readonly CostQuantities s_run = new()
    {
        Hours = 73,
        Nodes = [new NodeUse("gke-eu", "n2-standard-8", 0.4, 219), new NodeUse("gke-eu", "x9-huge", null, 10)],
        CloudPools = [new CloudPoolUse("gke-eu", 1e12)],
        FrontEnds = ["gcp"],
        Sites = [new SiteUse("dc-par", 2_000, 9)],
        DnsQueries = 3e6,
        DnsQueryPrice = "dns-query-geo",
        HealthChecks = (4, 5),
        Answered =
        [
            new RegionUse("eu", "dc-par", 6e6),
            new RegionUse("eu", "gke-eu", 3e6),
            new RegionUse("na", "gke-eu", 1e6),
        ],
    };

    // Prices of this test: round, so that every product can be checked by heart.
    private static readonly ServicePrice[] s_prices =
    [
        Price("server", 200, "month"),
        Price("transit", 0.5, "Mbps-month"),
        Price("cluster", 0.1, "hour"),
        Price("egress-premium", 0.1, "GB"),
        Price("load-balancer-data", 0, "GiB"),
        Price("load-balancer-rules", 0.02, "hour"),
        Price("dns-query-geo", 0.7, "million"),
        Price("hosted-zone", 0.5, "month"),
        Price("health-check", 1, "month"),
        Price("health-check-option", 2, "month"),
    ];

    // 9 servers for a tenth of a month; 2,000 Mbit/s for a tenth of a month; 219 node-hours; 73 hours; 1,000 GB; ...
    [Test]
    public void A_bill_is_quantities_times_prices()
    {
        (string, string?, double)[] expected =
        [
            ("servers", "dc-par", 180),
            ("transit", "dc-par", 100),
            ("nodes", "gke-eu", 87.6),
            ("cluster", "gke-eu", 7.3),
            ("egress", "gke-eu", 100),
            ("load balancer data", "gke-eu", 0),
            ("load balancer rules", "gcp", 1.46),
            ("DNS queries", null, 2.1),
            ("hosted zone", null, 0.05),
            ("health checks", null, 0.4),
            ("health check options", null, 1),
        ];
        CostReport report = CostCalculation.Of(s_run, s_prices);

        Assert.That(
            report.Items.Select(item => (item.Name, item.Part)),
            Is.EqualTo(expected.Select(e => (e.Item1, e.Item2)))
        );
        Assert.That(report.Items.Select(item => item.Usd), Is.EqualTo(expected.Select(e => e.Item3)).Within(1e-9));
        Assert.That(report.TotalUsd, Is.EqualTo(479.91).Within(1e-9));
        Assert.That(report.UsdPerMillion, Is.EqualTo(47.991).Within(1e-9));
        Assert.That(report.Unpriced, Is.EqualTo(new[] { "x9-huge" }));
    }

    // The site's 280 are of Europe alone; of the pool's 194.9 three quarters; of the 5.01 for all nine tenths.
    [Test]
    public void Regions_pay_for_what_served_them()
    {
        CostReport report = CostCalculation.Of(s_run, s_prices);

        Assert.That(report.Regions.Select(region => region.Region), Is.EqualTo(new[] { "eu", "na" }));
        Assert.That(
            report.Regions.Select(region => region.Usd),
            Is.EqualTo(new[] { 280 + (194.9 * 0.75) + (5.01 * 0.9), (194.9 * 0.25) + (5.01 * 0.1) }).Within(1e-9)
        );
        Assert.That(report.Regions[1].UsdPerMillion, Is.EqualTo(49.226).Within(1e-9));
    }

    // The cloud stands by and answers nothing: everybody pays for it.
    [Test]
    public void What_served_nobody_is_paid_by_all()
    {
        CostQuantities idle = s_run with { Answered = [new("eu", "dc-par", 3e6), new("na", "dc-par", 1e6)] };
        CostReport report = CostCalculation.Of(idle, s_prices);

        Assert.That(
            report.Regions.Select(region => region.Usd),
            Is.EqualTo(new[] { 479.91 * 0.75, 479.91 * 0.25 }).Within(1e-9)
        );
    }

    [Test]
    public void Without_requests_there_is_a_bill_and_no_price_of_one()
    {
        CostReport report = CostCalculation.Of(s_run with { Answered = [] }, s_prices);

        Assert.That(report.TotalUsd, Is.EqualTo(479.91).Within(1e-9));
        Assert.That(report.UsdPerMillion, Is.Null);
    }

    // Every service that is paid for has a price in the table.
    [Test]
    public void The_table_has_all_services() =>
        Assert.That(() => CostCalculation.Of(s_run, BuiltinDatasets.ServicePrices), Throws.Nothing);

    [TestCase("dns-query")]
    [TestCase("dns-query-latency")]
    [TestCase("dns-query-ip-based")]
    public void The_table_has_all_policies_of_dns(string price) =>
        Assert.That(BuiltinDatasets.ServicePrices.Select(one => one.Name), Does.Contain(price));

    private static ServicePrice Price(string name, double usd, string unit) =>
        new(name, usd, unit, new LocalDate(2026, 1, 1), "assumption");
}
