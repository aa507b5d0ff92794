using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>Same inputs, same bytes: whoever runs them, wherever, beside whatever.</summary>
[TestFixture]
[NonParallelizable]
public sealed class DeterminismTests
{
    private static readonly SmallWorld s_world = new SmallWorld
    {
        Countries = [SmallWorld.France, SmallWorld.Germany],
        Resolvers = 300,
        Demand = "9000rps",
        Duration = "20m",
        Service = "cpu: 4ms, wait: 20ms, timeout: 10s, retries: 2",
        SitePool = "{id: par, replicas: 30}",
        CloudPool = "{id: gke-eu, location: europe-west1, replicas: 15}",
    }.With("site/dc-par", "blackhole", "5m");

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("sim-determinism-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_same_seed_gives_the_same_bytes() =>
        Assert.That(Bytes(s_world, "again"), Is.EqualTo(Bytes(s_world, "first")));

    [TestCase("de-DE")]
    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void The_culture_of_the_reader_changes_nothing(string culture)
    {
        IReadOnlyList<string> expected = Bytes(s_world, "invariant");
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.That(Bytes(s_world, culture), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // The runtime reads TZ when it is asked for the local zone for the first time.
    [TestCase("Asia/Tokyo")]
    [TestCase("America/New_York")]
    public void The_time_zone_of_the_machine_changes_nothing(string zone)
    {
        IReadOnlyList<string> expected = Bytes(s_world, "here");
        string? before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assume.That(TimeZoneInfo.Local.Id, Is.EqualTo(zone), "this machine has no time zones");
            Assert.That(Bytes(s_world, zone), Is.EqualTo(expected));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Test]
    public async Task Worlds_on_two_threads_at_once_do_not_disturb_each_other()
    {
        SmallWorld other = s_world with { Seed = 2 };
        IReadOnlyList<string>[] alone = [Bytes(s_world, "a"), Bytes(other, "b")];
        using var start = new Barrier(2);
        IReadOnlyList<string>[] together = await Task.WhenAll(
            Task.Factory.StartNew(() => BytesAfter(start, s_world, "c"), TaskCreationOptions.LongRunning),
            Task.Factory.StartNew(() => BytesAfter(start, other, "d"), TaskCreationOptions.LongRunning)
        );
        Assert.That(together, Is.EqualTo(alone));
    }

    [Test]
    public void Looking_at_a_world_on_its_way_changes_nothing()
    {
        SimulatedWorld world = s_world.Build();
        // Moments at which the world steps anyway.
        for (int second = 0; second <= 1_200; second += 10)
        {
            world.RunTo(SimTime.FromSeconds(second));
        }
        Assert.That(Write(world.Finish("test"), "looked"), Is.EqualTo(Bytes(s_world, "unseen")));
    }

    [Test]
    public void Another_seed_gives_other_numbers()
    {
        RunResult one = s_world.Run();
        RunResult other = (s_world with { Seed = 2 }).Run();
        Assert.Multiple(() =>
        {
            Assert.That(other.Incidents[0].DetectedSeconds, Is.Not.EqualTo(one.Incidents[0].DetectedSeconds));
            Assert.That(other.Totals.Failed, Is.Not.EqualTo(one.Totals.Failed));
            Assert.That(other.Totals.Sent, Is.EqualTo(one.Totals.Sent), "demand is not random");
        });
    }

    // A second site with its own pool and health check, to which the zone sends nobody.
    [Test]
    public void A_site_that_nobody_uses_leaves_the_others_as_they_were()
    {
        SmallWorld larger = s_world with
        {
            MoreSites = """
                  - {id: dc-fra, location: FRA, prefix: 192.0.2.0/24, address: 192.0.2.10, upstreams: [AS1299], blades: {count: 2}, pool: fra}
                """,
            MorePools = "  - {id: fra, replicas: 5}",
            MoreChecks = """
                ,
                {"Id": "00000000-2222-2222-2222-222222222222", "CallerReference": "fra", "HealthCheckVersion": 1, "HealthCheckConfig":
                  {"IPAddress": "192.0.2.10", "Port": 443, "Type": "HTTPS", "ResourcePath": "/", "FullyQualifiedDomainName": "api.example.com",
                   "RequestInterval": 10, "FailureThreshold": 3, "EnableSNI": true} }
                """,
        };
        SimulatedWorld small = s_world.Build();
        SimulatedWorld large = larger.Build();
        RunResult expected = small.Finish("test");
        RunResult actual = large.Finish("test");
        Assert.Multiple(() =>
        {
            Assert.That(large.Authority.Transitions, Is.EqualTo(small.Authority.Transitions).And.Not.Empty);
            Assert.That(actual.Totals, Is.EqualTo(expected.Totals));
            Assert.That(actual.Incidents, Is.EqualTo(expected.Incidents));
            Assert.That(actual.Endpoints.Single(e => e.Endpoint == "dc-fra").Answered, Is.Zero);
        });
    }

    private IReadOnlyList<string> BytesAfter(Barrier start, SmallWorld world, string name)
    {
        start.SignalAndWait();
        return Bytes(world, name);
    }

    /// <summary>Name and content of every file of a run's folder.</summary>
    private IReadOnlyList<string> Bytes(SmallWorld world, string name) => Write(world.Run(), name);

    private IReadOnlyList<string> Write(RunResult result, string name)
    {
        string parent = Path.Combine(_folder, name);
        RunFolderOutcome outcome = RunFolder.Write(parent, result, ["run", "s.yaml"], []);
        Assert.That(outcome.Status, Is.EqualTo(RunFolderStatus.Written), outcome.Message);
        return
        [
            .. Directory
                .EnumerateFiles(outcome.Path, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    $"{Path.GetRelativePath(parent, path)} {Convert.ToHexStringLower(File.ReadAllBytes(path))}"
                ),
        ];
    }
}
