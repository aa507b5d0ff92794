using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;
using Sim.Core.Scaling;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Stages;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>The example is sized so that something can break, and its outage does what the arithmetic says.</summary>
/// <remarks>
/// Paris is black-holed at 19:00 UTC for 45 minutes. Checks every 10 s, threshold 3, connect timeout 4 s, 16 checkers;
/// TTL 60 s, 8.7 % of resolvers keep answers for 300 s; clients keep an address for 60 s and a connection for 3 min in
/// the mean.
/// </remarks>
[TestFixture]
public sealed class ExampleTests
{
    /// <summary>Buckets of the timeline are minutes.</summary>
    private const int Fault = 19 * 60;
    private const int FaultEnd = Fault + 45;

    private RunResult _outage = null!;

    [OneTimeSetUp]
    public void Run_the_outage()
    {
        _outage = new SimulatedWorld(Inputs("outage.yaml")).Finish("test");
    }

    // What is asserted about sizes below holds for the quiet day too: it is the same platform.
    [Test]
    public void The_quiet_day_is_the_day_of_the_outage_without_the_fault()
    {
        string[] quiet = File.ReadAllLines(FileOf("scenario.yaml"));
        string[] outage = File.ReadAllLines(FileOf("outage.yaml"));
        Assert.That(
            outage.Except(quiet),
            Is.EqualTo(
                new[]
                {
                    "name: hybrid-2018-outage",
                    "description: The Paris data center goes dark for 45 minutes in the evening peak.",
                    "faults:",
                    "  - {at: 19h, fail: site/dc-par, how: blackhole, for: 45m}",
                }
            )
        );
        Assert.That(
            quiet.Except(outage),
            Is.EqualTo(
                new[]
                {
                    "name: hybrid-2018",
                    "description: Six data centers with GKE as their failover, on a quiet day.",
                }
            )
        );
    }

    [TestCase("scenario.yaml")]
    [TestCase("gke-only.yaml")]
    public void Nobody_fails_on_a_quiet_day(string file)
    {
        RunResult result = new SimulatedWorld(Inputs(file)).Finish("test");
        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Failed, Is.Zero);
            Assert.That(result.Passed, Is.True);
            Assert.That(result.Thresholds, Is.Not.Empty);
        });
    }

    // Madrid: 20 pods x 2 cores / 4 ms = 10,000 requests/s. Of 38,000, Spain is 6 %, Italy 4 %, the Maghreb 3 + 2.5 +
    // 1.5 %, so that 2,280, 3,800 and 6,460 requests/s come, besides 5 to 10 from Portugal and Andorra; limit 60 %.
    [Test]
    public void The_migration_breaks_at_its_third_stage()
    {
        RunResult result = new SimulatedWorld(Inputs("migration.yaml")).Finish("test");
        Assert.Multiple(() =>
        {
            Assert.That(
                result.Stages.Select(stage => stage.Status),
                Is.EqualTo(new[] { StageStatus.Held, StageStatus.Held, StageStatus.Broken, StageStatus.NotStarted })
            );
            double[] peaks = [.. result.Stages.Take(3).Select(stage => stage.Thresholds[1].Value!.Value)];
            Assert.That(peaks, Is.EqualTo(new[] { 0.228, 0.38, 0.646 }).Within(1).Percent);
            ThresholdCause cause = result.Stages[2].Causes.Single();
            Assert.That(cause.Grown.Select(one => one.Country), Is.EqualTo(new[] { "MA", "DZ", "TN" }));
            Assert.That(result.Passed, Is.False);
        });
    }

    // The batch creates Spain's record set: Spanish users, before sent to GKE by the default record, get Madrid's
    // address.
    [Test]
    public void The_change_batch_moves_Spain_to_Madrid()
    {
        ScenarioInputs inputs = Inputs("scenario.yaml");
        DiagnosticList problems = [];
        LocatedNode root = SourceReader.ReadFile(DiskFiles.Instance, FileOf("route53/move-spain.json"), problems)!;
        LocatedChangeBatch batch = Route53Import.ReadChangeBatch(root, problems)!;
        Zone? moved = ZoneChanges.Apply(inputs.Zone, batch.Batch).Zone;
        Assert.That(problems, Is.Empty);
        Assert.That(AddressIn(inputs.Zone, "ES"), Is.EqualTo("198.51.100.10"));
        Assert.That(AddressIn(moved!, "ES"), Is.EqualTo("198.18.3.10"));
        Assert.That(AddressIn(moved!, "PT"), Is.EqualTo(AddressIn(inputs.Zone, "PT")));
    }

    [Test]
    public void Pod_cpu_binds_in_Paris_at_55_to_65_percent_in_the_evening()
    {
        EndpointMeasures paris = EndpointOf("dc-par");
        ResourceUse busiest = paris.Resources.MaxBy(resource => resource.Peak)!;
        Assert.That(busiest.Resource, Is.EqualTo("pod cpu"));
        Assert.That(Series("dc-par").Utilization[Fault - 1], Is.InRange(0.55, 0.65));
    }

    // A pod with 2 cores serves 2 / 4 ms = 500 requests per second. An n2-standard-8 leaves 7.91 cores to pods: 3 pods
    // of 2 cores; 40 nodes hold 120 pods, the autoscaler stops at 110, so gke-eu can reach 55,000 requests per second.
    [Test]
    public void Gke_in_Europe_idles_at_a_quarter_of_Paris_and_can_take_more_than_all_of_it()
    {
        PlatformSpec platform = new SimulatedWorld(Inputs("outage.yaml")).Platform;
        PoolSpec pool = platform.Pools.Single(one => one.Id == "gke-eu");
        NodeSpec nodes = pool.Nodes.Single();
        int perNode = PodScheduler.PodsPerNode(
            new PodRequest((long)(1_000 * pool.PodCpu), pool.PodMemory),
            nodes.Machine.Allocatable()
        );
        int pods = Math.Min(pool.Autoscaler!.MaxReplicas, nodes.Max * perNode);
        double reach = pods * pool.CapacityOfPod(platform.Service).PerSecond;
        double paris = Series("dc-par").Answered[Fault - 1];
        double idle = Series("gke-eu").Answered[Fault - 1];
        Assert.Multiple(() =>
        {
            Assert.That(reach, Is.EqualTo(55_000));
            Assert.That(idle, Is.LessThanOrEqualTo(0.25 * paris));
            Assert.That((1.1 * paris) + idle, Is.LessThanOrEqualTo(reach));
        });
    }

    // A checker flips U(0, 10 s) + 2 x (10 + 4) s + 4 s after the fault; a probe under way may add its own short
    // length.
    [Test]
    public void The_outage_is_detected_within_32_to_43_seconds() =>
        Assert.That(TheIncident.DetectedSeconds, Is.InRange(32.0, 43.0));

    // Three quarters of the users are behind resolvers of providers, with copies that expire within U(0, 60); public
    // ones hold copies for single subnets, which are hardly ever there. Three quarters of the clients have no copy of
    // their own, the others one for U(0, 60). Moved by t: 0.75 (0.75 t/60 + 0.25 t^2/7200) + 0.25 (0.75 + 0.25 t/60), a
    // half at 28 s. Resolvers that extend come up to 2 s later, who holds no copy earlier.
    [Test]
    public void Half_of_the_users_have_moved_half_a_minute_after_detection() =>
        Assert.That(TheIncident.MovedP50Seconds - TheIncident.DetectedSeconds, Is.InRange(28.0 - 5, 28.0 + 5));

    [Test]
    public void Paris_serves_nobody_while_it_is_dark() =>
        Assert.That(Enumerable.Range(Fault, 45).Select(minute => Series("dc-par").Answered[minute]), Is.All.EqualTo(0));

    // Nobody in France is served before detection: 30 % of 2.4415 G requests a day at 1.5 times the mean is 12,716
    // requests per second. At most a fifth of them may be tried again (the retry budget) and so end well after all.
    [Test]
    public void French_requests_fail_until_detection()
    {
        double french = 0.3 * _outage.Totals.Sent / 86_400 * 1.5;
        TrafficMeasures france = _outage.Countries.Single(country => country.Country == "FR");
        Assert.That(france.Failed, Is.GreaterThan(0.8 * french * TheIncident.DetectedSeconds!.Value));
    }

    // From detection on: samples up to 30 s old plus a tick of 15 s, then a node (median 100 s), a pod (40 s), an
    // endpoint (10 s).
    [Test]
    public void Gke_grows_from_its_minimum_and_users_are_slow_until_it_has()
    {
        EndpointMeasures gke = EndpointOf("gke-eu");
        RegionSeries europe = _outage.Timeline.Regions.Single(region => region.Region == "eu");
        double usual = europe.P95Ms[Fault - 1];
        Assert.Multiple(() =>
        {
            Assert.That(gke.Pods.Min, Is.EqualTo(18));
            Assert.That(gke.Pods.Max, Is.GreaterThan(49), "needs 24,000 / 500 pods");
            Assert.That(TheIncident.CapacitySeconds, Is.InRange(TheIncident.DetectedSeconds!.Value + 150, 600.0));
            Assert.That(europe.P95Ms[Fault + 2], Is.GreaterThan(3 * usual));
            Assert.That(europe.P95Ms[Fault + 15], Is.LessThan(1.1 * usual));
        });
    }

    // Recovery: 3 of 16 checkers healthy after 20 s and a bit. Then connections to GKE live on: 99 % are closed after
    // ln(100) x 180 s = 829 s. Resolvers of 6.5 % of the users extend TTLs to X, whose logarithm is even between 30 s
    // and 2 h: after t they hold the old answer with a chance of (ln(7200/t) - 1 + t/7200) / ln(240). So 1 % of all
    // users hold it for 1,385 s, and keep the connections made with it for 180 s in the mean.
    [Test]
    public void Users_return_as_their_connections_close()
    {
        Assert.Multiple(() =>
        {
            Assert.That(TheIncident.ReturnedSeconds, Is.InRange(1_385.0, 1_385 + 25 + (2 * 180)));
            Assert.That(
                Series("dc-par").Answered[FaultEnd + 25],
                Is.EqualTo(Series("dc-par").Answered[Fault - 1]).Within(5).Percent
            );
        });
    }

    private static string FileOf(string name) => Repository.PathOf($"data/scenarios/hybrid-2018/{name}");

    private static ScenarioInputs Inputs(string file)
    {
        LoadedScenario loaded = ScenarioLoader.Load(FileOf(file));
        Assert.That(loaded.Diagnostics, Is.Empty);
        return loaded.Inputs!;
    }

    private static string AddressIn(Zone zone, string country)
    {
        CompiledZone compiled = CompiledZone.Compile(zone);
        bool[] healthy = [.. compiled.HealthCheckIds.Select(_ => true)];
        var client = new DnsClient { Continent = "EU", Country = country };
        return compiled.Answer("api.example.com", RecordType.A, client, healthy).Shares.Single().Values.Single();
    }

    private Incident TheIncident => _outage.Incidents.Single();

    private EndpointMeasures EndpointOf(string id) => _outage.Endpoints.Single(endpoint => endpoint.Endpoint == id);

    private EndpointSeries Series(string id) => _outage.Timeline.Endpoints.Single(endpoint => endpoint.Endpoint == id);
}
