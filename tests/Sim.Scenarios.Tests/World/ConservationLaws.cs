using FsCheck;
using FsCheck.Fluent;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Tests.World;

/// <summary>
/// What holds for every small world in both planes: two countries, random capacity, faults and changes.
/// </summary>
/// <remarks>
/// The plane itself stops a run whose account of requests is off by more than 1e-9 of what was sent, at every step.
/// </remarks>
public sealed class ConservationLaws
{
    private const double Rounding = 1e-9;

    /// <summary>
    /// What the name is answered with: that which fails over, two addresses at a time, or one of two by weight.
    /// </summary>
    private static readonly string[][] s_records =
    [
        [],
        [SmallWorld.Values("203.0.113.10", "198.51.100.10")],
        [
            "\"SetIdentifier\": \"a\", \"Weight\": 3, " + SmallWorld.Values("203.0.113.10"),
            "\"SetIdentifier\": \"b\", \"Weight\": 7, " + SmallWorld.Values("198.51.100.10"),
        ],
    ];

    [Law(MaxTest = 40)]
    public Property Every_request_is_answered_fails_or_is_in_flight() =>
        Holds(result =>
        {
            Totals totals = result.Totals;
            Assert.That(totals.Answered + totals.Failed + totals.InFlight, CloseTo(totals.Sent));
            Assert.That(totals.Answered, Is.GreaterThanOrEqualTo(0));
            Assert.That(totals.Failed, Is.GreaterThanOrEqualTo(0));
            Assert.That(totals.InFlight, Is.GreaterThanOrEqualTo(0));
            Assert.That(totals.Attempts, Is.GreaterThanOrEqualTo(totals.Sent * (1 - Rounding)));
        });

    [Law(MaxTest = 40)]
    public Property Regions_countries_and_endpoints_add_up_to_the_totals() =>
        Holds(result =>
        {
            Assert.That(result.Regions.Sum(region => region.Answered), CloseTo(result.Totals.Answered));
            Assert.That(result.Regions.Sum(region => region.Failed), CloseTo(result.Totals.Failed));
            Assert.That(result.Countries.Sum(country => country.Answered), CloseTo(result.Totals.Answered));
            Assert.That(result.Endpoints.Sum(endpoint => endpoint.Answered), CloseTo(result.Totals.Answered));
            Assert.That(result.RegionEndpoints.Sum(pair => pair.Answered), CloseTo(result.Totals.Answered));
            foreach (TrafficMeasures region in result.Regions)
            {
                // Weights in histograms are kept to a millionth of a request, by bucket.
                Assert.That(region.Latency.Weight, Is.EqualTo(region.Answered).Within(1 + (1e-5 * region.Answered)));
            }
        });

    [Law(MaxTest = 40)]
    public Property Series_add_up_to_the_totals_and_hold_no_nonsense() =>
        Holds(result =>
        {
            Timeline timeline = result.Timeline;
            double[] seconds = [.. Enumerable.Repeat(timeline.Bucket.TotalSeconds, timeline.Count)];
            seconds[^1] = timeline.LastBucket.TotalSeconds;
            Assert.That(Area(timeline.Demand, seconds), CloseTo(result.Totals.Sent));
            Assert.That(timeline.Endpoints.Sum(e => Area(e.Answered, seconds)), CloseTo(result.Totals.Answered));
            Assert.That(
                timeline.Endpoints.SelectMany(e => e.Answered.Concat(e.Failed)),
                Has.All.GreaterThanOrEqualTo(0)
            );
            Assert.That(timeline.Regions.SelectMany(r => r.ErrorRatio), Has.All.InRange(0.0, 1.0));
            Assert.That(timeline.Endpoints.SelectMany(e => e.Utilization), Has.All.InRange(0.0, 1 + Rounding));
            Assert.That(
                timeline.Regions.SelectMany(r => r.P50Ms.Concat(r.P95Ms).Concat(r.P99Ms)),
                Has.All.Matches<double>(ms => double.IsNaN(ms) || ms > 0)
            );
        });

    [Law(MaxTest = 40)]
    public Property Incidents_are_in_order_and_never_negative() =>
        Holds(result =>
        {
            foreach (Incident incident in result.Incidents)
            {
                Assert.That(incident.FailedRequests, Is.InRange(0.0, result.Totals.Failed * (1 + Rounding)));
                double?[] times = [incident.MovedP50Seconds ?? 0, incident.MovedP90Seconds, incident.MovedP99Seconds];
                Assert.That(times.OfType<double>(), Is.Ordered.And.All.Not.Negative);
                Assert.That(incident.DetectedSeconds ?? 0, Is.Not.Negative);
                Assert.That(incident.CapacitySeconds ?? 0, Is.Not.Negative);
                Assert.That(incident.ReturnedSeconds ?? 0, Is.Not.Negative);
            }
        });

    // Not answered later than a client waits for each of four attempts and the pauses of 1, 2 and 4 s between them,
    // plus paths and handshakes, which the plane does not hold against the timeout: 5 s are plenty.
    [Law(MaxTest = 40)]
    public Property Nobody_is_answered_after_the_last_timeout() =>
        HoldsInFlow(result =>
        {
            foreach (TrafficMeasures region in result.Regions.Where(region => !region.Latency.IsEmpty))
            {
                Assert.That(region.Latency.Quantile(1).TotalSeconds, Is.LessThan(40 + 7 + 5));
            }
        });

    [Law(MaxTest = 10)]
    public Property The_same_world_gives_the_same_bytes_again() =>
        Prop.ForAll(
            AnyWorld().ToArbitrary(),
            world =>
            {
                string[] first = BytesOf(world.Run());
                Assert.That(BytesOf(world.Run()), Is.EqualTo(first));
            }
        );

    /// <summary>Every data file of the run's folder.</summary>
    private static string[] BytesOf(RunResult result) =>
        [.. DataFile.All(result, ["run", "s.yaml"]).Select(file => $"{file.Name} {Convert.ToHexString(file.Bytes)}")];

    private static double Area(IEnumerable<double> rates, double[] seconds) =>
        rates.Zip(seconds, (rate, length) => rate * length).Sum();

    private static Property Holds(Action<RunResult> check) =>
        Prop.ForAll(
            AnyWorld().ToArbitrary(),
            world =>
            {
                check(world.Run());
                check((world with { Fidelity = "request", Sampling = FewRequests(world) }).Run());
            }
        );

    private static Property HoldsInFlow(Action<RunResult> check) =>
        Prop.ForAll(AnyWorld().ToArbitrary(), world => check(world.Run()));

    /// <summary>The part of the users that makes 400 requests/s.</summary>
    private static string FewRequests(SmallWorld world) =>
        world.Demand switch
        {
            "800rps" => "1/2",
            "10000rps" => "1/25",
            "40000rps" => "1/100",
            _ => "1",
        };

    private static NUnit.Framework.Constraints.IResolveConstraint CloseTo(double expected) =>
        Is.EqualTo(expected).Within(Rounding * (1 + Math.Abs(expected)));

    private static Gen<SmallWorld> AnyWorld() =>
        from seed in Gen.Choose(1, 1_000_000)
        from demand in Gen.Elements("1rps", "800rps", "10000rps", "40000rps")
        from pods in Gen.Choose(1, 30)
        from cloudPods in Gen.Choose(1, 30)
        from concurrency in Gen.Elements(1, 8, 64)
        from retries in Gen.Choose(0, 3)
        from cache in Gen.Elements("0s", "7s", "60s")
        from follow in Gen.Elements(0, 40, 100)
        from records in Gen.Elements(s_records)
        from ttl in Gen.Elements(0, 10, 60)
        from connections in Gen.Elements(100, 262_144)
        from step in Gen.Elements("1s", "7s", "10s")
        from faults in Gen.ListOf(AnyFault())
        from changes in Gen.ListOf(AnyChange())
        select (
            new SmallWorld
            {
                Seed = (ulong)seed,
                Demand = demand,
                Duration = "10m",
                Step = step,
                Countries = [SmallWorld.France, SmallWorld.Germany],
                Resolvers = 50,
                Threshold = 1,
                PrimaryTtl = ttl,
                SecondaryTtl = ttl,
                Upstreams = "[AS3356, AS1299]",
                Service = FormattableString.Invariant($"cpu: 4ms, wait: 20ms, timeout: 10s, retries: {retries}"),
                Clients = $"{{dnsCache: {cache}, followTtl: {follow}%, requestInterval: 5s, connectionLife: 1m}}",
                Blades = FormattableString.Invariant($"{{count: 3, nic: 1Gbps, cores: 4, connections: {connections}}}"),
                SitePool = Pool("par", "", pods, concurrency),
                CloudPool = Pool("gke-eu", "location: europe-west1, ", cloudPods, concurrency),
                More =
                    $"faults: [{string.Join(", ", faults.Take(4))}]\n"
                    + $"changes: [{string.Join(", ", changes.Where(c => Fits(c, records)).Take(3))}]",
            }
        ).Answering(records);

    /// <summary>The change of DNS is one of the name that fails over.</summary>
    private static bool Fits(string change, string[] records) =>
        records.Length == 0 || !change.Contains("dns:", StringComparison.Ordinal);

    private static string Pool(string id, string place, int pods, int concurrency) =>
        FormattableString.Invariant($"{{id: {id}, {place}replicas: {pods}, pod: {{concurrency: {concurrency}}}}}");

    private static Gen<string> AnyFault() =>
        from component in Gen.Elements(
            "site/dc-par",
            "blade/dc-par/1",
            "blade/dc-par/3",
            "upstream/dc-par/AS3356",
            "link/dc-par/FR",
            "region/gke-eu",
            "pods/par",
            "pods/gke-eu",
            $"checks/{SmallWorld.CheckId}"
        )
        from how in ModeOf(component)
        from at in Gen.Choose(0, 500)
        from length in Gen.Choose(1, 300)
        from share in Gen.Elements(100, 100, 40)
        select FormattableString.Invariant(
            $"{{at: {at}s, fail: {component}, how: {how}, for: {length}s, share: {share}%}}"
        );

    /// <summary>What only carries packets cannot answer with an error.</summary>
    private static Gen<string> ModeOf(string component)
    {
        string[] modes = ["refuse", "blackhole", "slow +200ms", "slow +11s"];
        return
            component.StartsWith("upstream", StringComparison.Ordinal)
            || component.StartsWith("link", StringComparison.Ordinal)
            ? Gen.Elements(modes)
            : Gen.Elements([.. modes, "errors 30%"]);
    }

    private static Gen<string> AnyChange() =>
        from what in Gen.Elements(
            "dns: batch.json",
            "drain: site/dc-par",
            "drain: blade/dc-par/2",
            "withdraw: site/dc-par",
            "announce: site/dc-par",
            "capacity: 0, pool: gke-eu",
            "capacity: 2, pool: par",
            "capacity: 60, pool: par"
        )
        from at in Gen.Choose(0, 590)
        select FormattableString.Invariant($"{{at: {at}s, {what}}}");
}
