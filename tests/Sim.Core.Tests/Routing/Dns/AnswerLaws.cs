using Sim.Core.Randomness;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Routing.Dns;

/// <summary>What must hold for every zone, here random trees of all policies, three levels deep.</summary>
public sealed class AnswerLaws
{
    private static readonly DnsClient s_client = new()
    {
        Continent = "EU",
        Country = "FR",
        LatencyMs = new Dictionary<string, double>
        {
            ["r0"] = 5,
            ["r1"] = 3,
            ["r2"] = 5,
        },
        DistanceKm = new Dictionary<string, double> { ["i0"] = 50, ["i1"] = 40 },
    };

    [FsCheck.NUnit.Property]
    public void Shares_sum_to_one(int seed)
    {
        (CompiledZone zone, bool[] healthy) = Random(seed);
        DnsAnswer answer = zone.Answer("n0.example.com", RecordType.A, s_client, healthy);
        double sum = answer.Shares.Sum(s => s.Probability);
        Assert.That(sum, Is.EqualTo(answer.Code == DnsResponseCode.NoError ? 1 : 0).Within(1e-12));
        Assert.That(answer.Shares.Select(s => s.Probability), Has.All.GreaterThan(0));
    }

    [FsCheck.NUnit.Property]
    public void Asking_why_changes_nothing(int seed)
    {
        (CompiledZone zone, bool[] healthy) = Random(seed);
        DnsAnswer plain = zone.Answer("n0.example.com", RecordType.A, s_client, healthy);
        var why = new Explanation();
        DnsAnswer explained = zone.Answer("n0.example.com", RecordType.A, s_client, healthy, why);
        Assert.That(explained.Text(), Is.EqualTo(plain.Text()));
        Assert.That((explained.Code, explained.Ttl), Is.EqualTo((plain.Code, plain.Ttl)));
        Assert.That(why.Steps.Count(s => s.Verdict == Verdict.Chosen), Is.GreaterThan(0));
    }

    [FsCheck.NUnit.Property]
    public void The_order_of_the_file_changes_nothing(int seed)
    {
        RecordSet[] records = RandomRecords(new RandomStream((ulong)seed));
        CompiledZone zone = Zones.Compile(records);
        CompiledZone reversed = Zones.Compile([.. records.Reverse()]);
        bool[] healthy = RandomHealth(zone, seed);
        Assert.That(
            reversed.Answer("n0.example.com", RecordType.A, s_client, healthy).Text(),
            Is.EqualTo(zone.Answer("n0.example.com", RecordType.A, s_client, healthy).Text())
        );
    }

    [FsCheck.NUnit.Property]
    public void A_sample_is_one_of_the_shares(int seed)
    {
        (CompiledZone zone, bool[] healthy) = Random(seed);
        DnsAnswer answer = zone.Answer("n0.example.com", RecordType.A, s_client, healthy);
        string[] possible = [.. answer.Shares.Select(s => string.Join("+", s.Values))];
        zone.TryFind("n0.example.com", RecordType.A, out RecordGroupId group);
        var random = new RandomStream(1);
        Span<int> values = stackalloc int[16];
        for (int draw = 0; draw < 20; draw++)
        {
            DnsSample sample = zone.Sample(group, s_client, healthy, random, values);
            string text = string.Join("+", values[..sample.Count].ToArray().Select(zone.Value));
            Assert.That(sample.Code == DnsResponseCode.NoError || text.Length == 0);
            Assert.That(answer.Shares.Count == 0 ? text.Length == 0 : possible.Contains(text), text);
        }
    }

    [Test]
    public void Samples_are_as_frequent_as_the_distribution_says()
    {
        // Five shares between 1/36 and 1/2; standard error of a share at 200,000 draws is at most 0.0011: 5 of them.
        CompiledZone zone = Zones.Compile(
            Zones.Leaf("www.example.com", "192.0.2.1", new WeightedRouting(1), "a"),
            Zones.Alias("www.example.com", "in.example.com", new WeightedRouting(1), "b"),
            Zones.Leaf("in.example.com", "192.0.2.2", new WeightedRouting(5), "a") with
            {
                Values = ["x", "y", "z"],
            },
            Zones.Leaf("in.example.com", "192.0.2.3", new WeightedRouting(1), "b"),
            Zones.Leaf("in.example.com", "192.0.2.4", new WeightedRouting(0), "c")
        );
        zone.TryFind("www.example.com", RecordType.A, out RecordGroupId group);
        var random = new RandomStream(7);
        var counts = new Dictionary<string, int>();
        Span<int> values = stackalloc int[8];
        const int Draws = 200_000;
        for (int draw = 0; draw < Draws; draw++)
        {
            DnsSample sample = zone.Sample(group, default, [], random, values);
            string text = string.Join("+", values[..sample.Count].ToArray().Select(zone.Value));
            counts[text] = counts.GetValueOrDefault(text) + 1;
        }
        foreach (AnswerShare share in zone.Ask(default).Shares)
        {
            double frequency = counts[string.Join("+", share.Values)] / (double)Draws;
            Assert.That(frequency, Is.EqualTo(share.Probability).Within(0.0055));
        }
        Assert.That(counts, Has.Count.EqualTo(5));
    }

    [Test]
    public void Sampling_allocates_nothing()
    {
        CompiledZone zone = Zones.Hybrid();
        zone.TryFind("www.example.com", RecordType.A, out RecordGroupId group);
        DnsClient client = new() { Continent = "EU", Country = "FR" };
        bool[] healthy = zone.Health();
        var random = new RandomStream(1);
        Span<int> values = stackalloc int[8];
        zone.Sample(group, client, healthy, random, values);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int draw = 0; draw < 1_000; draw++)
        {
            zone.Sample(group, client, healthy, random, values);
            zone.Answer(group, client, healthy);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static (CompiledZone Zone, bool[] Healthy) Random(int seed)
    {
        CompiledZone zone = Zones.Compile(RandomRecords(new RandomStream((ulong)seed)));
        return (zone, RandomHealth(zone, seed));
    }

    private static bool[] RandomHealth(CompiledZone zone, int seed)
    {
        var random = new RandomStream((ulong)seed + 1);
        return [.. zone.HealthCheckIds.Select(_ => random.NextInt32(2) == 0)];
    }

    /// <summary>Groups n0 to n8; aliases of n(i) lead to one of n(3i+1) to n(3i+3), so there is no cycle.</summary>
    private static RecordSet[] RandomRecords(RandomStream random)
    {
        List<RecordSet> records = [];
        for (int group = 0; group < 9; group++)
        {
            int policy = random.NextInt32(7);
            for (int member = 0; member <= random.NextInt32(4); member++)
            {
                string name = $"n{group}.example.com";
                string? check = random.NextInt32(2) == 0 ? $"c{random.NextInt32(6)}" : null;
                RoutingPolicy routing = RandomPolicy(policy, member, random);
                records.Add(
                    group < 2 && routing is not MultivalueRouting && random.NextInt32(3) > 0
                        ? Zones.Alias(
                            name,
                            $"n{(3 * group) + 1 + random.NextInt32(3)}.example.com",
                            routing,
                            $"i{member}",
                            check,
                            random.NextInt32(2) == 0
                        )
                        : Zones.Leaf(name, $"192.0.2.{random.NextInt32(20)}", routing, $"i{member}", check)
                );
            }
        }
        return [.. records];
    }

    private static RoutingPolicy RandomPolicy(int policy, int member, RandomStream random) =>
        policy switch
        {
            0 => new WeightedRouting(random.NextInt32(3)),
            1 => new LatencyRouting($"r{member}"),
            2 => new FailoverRouting(member == 0 ? FailoverRole.Primary : FailoverRole.Secondary),
            3 => new GeolocationRouting(null, new[] { "FR", "ES", "*", "DE" }[member]),
            4 => new GeoproximityRouting(null, null, new Sim.Core.Quantities.GeoPoint(0, 0), random.NextInt32(100)),
            5 => new MultivalueRouting(),
            _ => new WeightedRouting(1),
        };
}
