using NodaTime;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.Results;

/// <summary>
/// A made-up but plausible run, for what shows results: six regions on five data centers and three GKE pools. On the
/// <see cref="Outage"/> day dc-par is a black hole from 20:00 to 20:45 UTC; its users fail for about two minutes, then
/// gke-eu takes them and is overloaded until its pods are up.
/// </summary>
internal static class SyntheticRun
{
    private const double PeakRps = 38_000;
    private const double OutageHour = 20;
    private const double OutageLengthHours = 0.75;

    private static readonly (
        string Code,
        double Share,
        double UtcOffset,
        double MedianMs,
        string[] Sites,
        string Taker
    )[] s_regions =
    [
        ("af", 0.06, 1, 95, ["dc-par"], "gke-eu"),
        ("as", 0.14, 7, 140, ["dc-sin"], "gke-asia"),
        ("eu", 0.56, 1, 24, ["dc-par", "dc-fra", "dc-lon"], "gke-eu"),
        ("na", 0.16, -6, 38, ["dc-nyc"], "gke-us"),
        ("oc", 0.02, 10, 165, ["dc-sin"], "gke-asia"),
        ("sa", 0.06, -3, 150, ["dc-nyc"], "gke-us"),
    ];

    private static readonly string[] s_sites = ["dc-par", "dc-fra", "dc-lon", "dc-nyc", "dc-sin"];
    private static readonly string[] s_pools = ["gke-eu", "gke-us", "gke-asia"];

    /// <summary>The day with the outage; one threshold of three fails.</summary>
    public static RunResult Outage { get; } = Create(days: 1, outage: true);

    /// <summary>A day on which nothing happens; both thresholds hold.</summary>
    public static RunResult Quiet { get; } = Create(days: 1, outage: false);

    /// <summary>Three days, the outage on the first.</summary>
    public static RunResult ThreeDays { get; } = Create(days: 3, outage: true);

    private static RunResult Create(int days, bool outage)
    {
        int count = days * 1440;
        var run = new Day(count, outage);
        return new RunResult
        {
            Identity = new RunIdentity(
                outage ? "outage" : "hybrid-2018",
                outage ? "Paris goes dark for 45 minutes in the evening peak" : null,
                "3f9a0c21b7de5a64f1c2e88d90b1a7734c5e6f708192a3b4c5d6e7f8091a2b3c",
                "0.1.0",
                "flow",
                7,
                Instant.FromUtc(2018, 10, 15, 0, 0),
                SimDuration.FromHours(24 * days),
                [
                    new InputFile("outage.yaml", "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab"),
                    new InputFile(
                        "route53/zone.json",
                        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
                    ),
                    new InputFile(
                        "k8s/hpa-api.yaml",
                        "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7"
                    ),
                ]
            ),
            Totals = new Totals(
                run.Sent,
                run.Sent - run.Failed - 312,
                run.Failed,
                312,
                run.Sent + 2.1 * run.Failed,
                run.Demand.Max()
            ),
            Regions = [.. s_regions.Select(region => run.Traffic(region.Code, null, null))],
            Countries = [run.Traffic("eu", "DE", null), run.Traffic("eu", "FR", null), run.Traffic("na", "US", null)],
            RegionEndpoints =
            [
                .. s_regions.SelectMany(region => region.Sites.Select(site => run.Traffic(region.Code, null, site))),
                .. s_regions.Select(region => run.Traffic(region.Code, null, region.Taker)),
            ],
            Endpoints =
            [
                .. s_sites.Select(site => run.Endpoint(site, "site")),
                .. s_pools.Select(pool => run.Endpoint(pool, "pool")),
            ],
            Timeline = new Timeline
            {
                Bucket = SimDuration.FromMinutes(1),
                LastBucket = SimDuration.FromMinutes(1),
                Count = count,
                Demand = run.Demand,
                Endpoints = [.. s_sites.Concat(s_pools).Select(run.EndpointSeries)],
                Regions = [.. s_regions.Select(region => run.RegionSeries(region.Code))],
                Pools = [.. s_pools.Select(run.PoolSeries)],
            },
            Incidents = outage
                ?
                [
                    new Incident
                    {
                        Kind = "fault",
                        Subject = "site/dc-par",
                        Action = "blackhole",
                        AtSeconds = 72_000,
                        LengthSeconds = 2_700,
                        DetectedSeconds = 38,
                        MovedP50Seconds = 84,
                        MovedP90Seconds = 152.5,
                        MovedP99Seconds = 431,
                        FailedRequests = run.Failed,
                        FailedUserMinutes = 41_300,
                        CapacitySeconds = 326,
                        CapacityPath = SyntheticCapacity.Path,
                        ReturnedSeconds = 412,
                    },
                ]
                : [],
            Thresholds = outage
                ?
                [
                    new ThresholdVerdict("latency{country=FR}: p(99) < 250ms", true, "97.5 ms", 0.61)
                    {
                        Value = 97.5,
                        Unit = "ms",
                    },
                    new ThresholdVerdict("errors: rate < 0.1%", false, "0.161 %", -0.61)
                    {
                        Value = 0.00161,
                        Unit = "ratio",
                        ErrorBudgetBurn = 1.61,
                    },
                    new ThresholdVerdict("latency{country=AQ}: p(99) < 1s", false, "no data", null) { Unit = "ms" },
                ]
                :
                [
                    new ThresholdVerdict("latency{country=FR}: p(99) < 250ms", true, "97.5 ms", 0.61)
                    {
                        Value = 97.5,
                        Unit = "ms",
                    },
                    new ThresholdVerdict("errors: rate < 0.1%", true, "0 %", 1)
                    {
                        Value = 0,
                        Unit = "ratio",
                        ErrorBudgetBurn = 0,
                    },
                ],
            Notes = outage
                ?
                [
                    "The zone answers 203.0.113.99 for PT, which no site or front end has.",
                    "Share of internet users per country: audience is an assumption.",
                ]
                : [],
        };
    }

    /// <summary>The curves behind all measures.</summary>
    private sealed class Day
    {
        private readonly int _count;
        private readonly bool _outage;

        public Day(int count, bool outage)
        {
            (_count, _outage) = (count, outage);
            Demand = Curve(hour => s_regions.Sum(region => Rate(region.Code, hour)));
            Sent = Demand.Sum() * 60;
            Failed = outage ? 60 * Curve(hour => FailedAttempts("dc-par", hour) / 2.1).Sum() : 0;
        }

        public double[] Demand { get; }

        public double Sent { get; }

        public double Failed { get; }

        public EndpointSeries EndpointSeries(string id) =>
            new(
                id,
                Curve(hour => Answered(id, hour)),
                Curve(hour => FailedAttempts(id, hour)),
                Curve(hour => Math.Min(1, Answered(id, hour) / Capacity(id, hour)))
            );

        public RegionSeries RegionSeries(string code)
        {
            double median = s_regions.Single(region => region.Code == code).MedianMs;
            return new(
                code,
                Curve(hour => median * (1 + 0.6 * Stress(code, hour))),
                Curve(hour => median * (2.1 + 9 * Stress(code, hour))),
                // Nobody in Oceania asks between 15:00 and 16:00 UTC: a gap that charts must show as one.
                Curve(hour =>
                    code == "oc" && hour is >= 15 and < 16 ? double.NaN : median * (3.9 + 30 * Stress(code, hour))
                ),
                Curve(hour => Rate(code, hour) > 0 ? ParisShare(code) * Dark(hour) : 0)
            );
        }

        public PoolSeries PoolSeries(string pool)
        {
            double floor = pool == "gke-eu" ? 8 : 4;
            double[] needed = Curve(hour => Answered(pool, hour) / 260);
            double[] desired = [.. needed.Select(load => Math.Max(floor, Math.Ceiling(load / 0.6)))];
            var ready = new double[_count];
            for (int i = 0; i < _count; i++)
            {
                double before = i == 0 ? desired[0] : ready[i - 1];
                double wanted = i < 3 ? desired[i] : desired[i - 3];
                ready[i] = wanted > before ? Math.Min(wanted, before + 14) : Math.Max(wanted, before - 1);
            }
            return new(pool, ready, desired, needed, [.. ready.Select(pods => Math.Max(3, Math.Ceiling(pods / 4)))]);
        }

        public TrafficMeasures Traffic(string code, string? country, string? endpoint)
        {
            double share =
                (country is null ? 1 : 0.3)
                * (
                    endpoint is null ? 1
                    : endpoint.StartsWith("gke", StringComparison.Ordinal) ? 0.1
                    : 0.3
                );
            double total = Curve(hour => Rate(code, hour)).Sum() * 60 * share;
            double failed = ParisShare(code) > 0 ? Failed * share * 0.9 : 0;
            double median = s_regions.Single(region => region.Code == code).MedianMs;
            return new TrafficMeasures
            {
                Region = code,
                Country = country,
                Endpoint = endpoint,
                Answered = total - failed,
                Failed = failed,
                FailedUserMinutes = failed / 90,
                Latency = Histogram(median, total - failed, _outage && ParisShare(code) > 0),
                MeanParts = new LatencyParts(
                    SimDuration.FromMilliseconds(median * 0.05),
                    SimDuration.FromMilliseconds(median * 0.15),
                    SimDuration.FromMilliseconds(median * 0.2),
                    SimDuration.FromMilliseconds(median * 0.75),
                    SimDuration.FromMilliseconds(median * 0.1),
                    SimDuration.FromMilliseconds(failed > 0 ? 2.5 : 0)
                ),
            };
        }

        public EndpointMeasures Endpoint(string id, string kind)
        {
            double[] answered = Curve(hour => Answered(id, hour));
            double[] use = Curve(hour => Math.Min(1, Answered(id, hour) / Capacity(id, hour)));
            (double, double, double) pods = (40, 40, 40);
            (double, double, double) nodes = (0, 0, 0);
            if (kind == "pool")
            {
                PoolSeries series = PoolSeries(id);
                pods = (series.Ready.Min(), series.Ready.Average(), series.Ready.Max());
                nodes = (series.Nodes.Min(), series.Nodes.Average(), series.Nodes.Max());
            }
            return new EndpointMeasures
            {
                Endpoint = id,
                Kind = kind,
                Answered = answered.Sum() * 60,
                Resets = 0,
                FailedAttempts = Curve(hour => FailedAttempts(id, hour)).Sum() * 60,
                PeakRate = answered.Max(),
                Resources =
                    kind == "site"
                        ?
                        [
                            new("blade cpu", use.Average(), use.Max()),
                            new("blade nic", use.Average() / 2, use.Max() / 2),
                            new("pod cpu", use.Average() * 0.8, use.Max() * 0.8),
                        ]
                        :
                        [
                            new("pod cpu", use.Average(), use.Max()),
                            new("pod concurrency", use.Average() * 0.7, use.Max() * 0.9),
                        ],
                Latency = Histogram(
                    id == "dc-sin" || id == "gke-asia" ? 145 : 30,
                    answered.Sum() * 60,
                    _outage && id == "gke-eu"
                ),
                Pods = pods,
                Nodes = nodes,
            };
        }

        private static LatencyHistogram Histogram(double medianMs, double weight, bool slowTail)
        {
            var histogram = new LatencyHistogram();
            for (int i = 0; i < 400; i++)
            {
                // Log-logistic: quantile(p) = median * (p / (1 - p))^(1/4).
                double p = (i + 0.5) / 400;
                double slow = slowTail && p > 0.992 ? 12 : 1;
                histogram.Record(
                    SimDuration.FromMilliseconds(slow * medianMs * Math.Pow(p / (1 - p), 0.25)),
                    weight / 400
                );
            }
            return histogram;
        }

        private double[] Curve(Func<double, double> ofHour) =>
            [.. Enumerable.Range(0, _count).Select(i => ofHour((i + 0.5) / 60))];

        private static double Rate(string code, double hour)
        {
            (_, double share, double offset, _, _, _) = s_regions.Single(region => region.Code == code);
            double local = hour + offset;
            double evening = 0.5 + 0.5 * Math.Cos((local - 21) / 24 * 2 * Math.PI);
            double noon = 0.5 + 0.5 * Math.Cos((local - 13) / 12 * 2 * Math.PI);
            return PeakRps * 1.12 * share * (0.22 + 0.62 * Math.Pow(evening, 1.4) + 0.16 * noon);
        }

        private static double ParisShare(string code) =>
            code == "eu" ? 0.55
            : code == "af" ? 1
            : 0;

        private double SiteShare(string code, string site) =>
            site switch
            {
                "dc-par" => ParisShare(code),
                "dc-fra" => code == "eu" ? 0.28 : 0,
                "dc-lon" => code == "eu" ? 0.17 : 0,
                _ => s_regions.Single(region => region.Code == code).Sites[0] == site ? 1 : 0,
            };

        /// <summary>The share of Paris's traffic that another endpoint answers.</summary>
        private double Moved(double hour)
        {
            double since = (hour - OutageHour) * 60;
            double back = since - OutageLengthHours * 60;
            return !_outage || since < 0.6 ? 0
                : back < 1 ? 1 - Math.Exp(-(since - 0.6) / 0.9)
                : Math.Exp(-(back - 1) / 1.8);
        }

        /// <summary>The share of Paris's traffic that fails.</summary>
        private double Dark(double hour) =>
            hour is >= OutageHour and < OutageHour + OutageLengthHours && _outage ? 1 - Moved(hour) : 0;

        private double ParisRate(double hour) =>
            s_regions.Sum(region => Rate(region.Code, hour) * ParisShare(region.Code));

        private double Answered(string id, double hour)
        {
            if (!id.StartsWith("gke", StringComparison.Ordinal))
            {
                double own = s_regions.Sum(region => Rate(region.Code, hour) * SiteShare(region.Code, id)) * 0.97;
                return id == "dc-par" ? own * Math.Max(0, 1 - Moved(hour) - Dark(hour)) : own;
            }
            double idle = 0.03 * s_regions.Where(region => region.Taker == id).Sum(region => Rate(region.Code, hour));
            return idle + (id == "gke-eu" ? 0.97 * ParisRate(hour) * Moved(hour) : 0);
        }

        private double FailedAttempts(string id, double hour) =>
            id == "dc-par" ? 2.1 * ParisRate(hour) * Dark(hour)
            : id == "gke-eu" ? 120 * Stress("eu", hour)
            : 0;

        private double Capacity(string id, double hour) =>
            id switch
            {
                "dc-par" => 22_000,
                "gke-eu" => 2_400 + 25_000 * Math.Clamp((hour - OutageHour) * 60 / 6, 0, 1),
                "gke-us" or "gke-asia" => 2_000,
                _ => 14_000,
            };

        /// <summary>0 to 1: how overloaded the takers of a region's traffic are.</summary>
        private double Stress(string code, double hour)
        {
            double since = (hour - OutageHour) * 60;
            return _outage && ParisShare(code) > 0 && since is > 0.6 and < 12
                ? Math.Exp(-Math.Pow((since - 3) / 2.5, 2))
                : 0;
        }
    }
}
