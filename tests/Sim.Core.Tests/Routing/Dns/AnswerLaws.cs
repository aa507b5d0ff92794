using System.Globalization;
using System.Net;
using Sim.Core.Randomness;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;
using Sim.Core.Statistics.Fit;

namespace Sim.Core.Tests.Routing.Dns;

/// <summary>What must hold for every zone, here random trees of all policies and CNAMEs, three levels deep.</summary>
public sealed class AnswerLaws
{
    private static readonly CidrCollection s_blocks = new(
        "c",
        [
            new CidrLocation("near", [IPNetwork.Parse("192.0.2.0/24")]),
            new CidrLocation("wide", [IPNetwork.Parse("192.0.0.0/16"), IPNetwork.Parse("192.0.2.0/23")]),
            new CidrLocation("far", [IPNetwork.Parse("203.0.113.0/24")]),
        ]
    );

    private static readonly DnsClient s_client = new()
    {
        Subnet = IPNetwork.Parse("192.0.2.0/24"),
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

    [Law]
    public void Shares_sum_to_one(int seed)
    {
        (CompiledZone zone, bool[] healthy) = Random(seed);
        DnsAnswer answer = zone.Answer("n0.example.com", RecordType.A, s_client, healthy);
        double sum = answer.Shares.Sum(s => s.Probability);
        Assert.That(sum, Is.EqualTo(answer.Code == DnsResponseCode.NoError ? 1 : 0).Within(1e-12));
        Assert.That(answer.Shares.Select(s => s.Probability), Has.All.GreaterThan(0));
    }

    [Law]
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

    [Law]
    public void The_order_of_the_file_changes_nothing(int seed)
    {
        RecordSet[] records = RandomRecords(new RandomStream((ulong)seed));
        CompiledZone zone = Compile(records);
        CompiledZone reversed = Compile([.. records.Reverse()]);
        bool[] healthy = RandomHealth(zone, seed);
        Assert.That(
            reversed.Answer("n0.example.com", RecordType.A, s_client, healthy).Text(),
            Is.EqualTo(zone.Answer("n0.example.com", RecordType.A, s_client, healthy).Text())
        );
    }

    [Law]
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

    // 200 zones, each refused when it is right with a chance of 1e-6: 2e-4 altogether, once and for all by the fixed
    // seed. A share that is wrong by 5 of 100 is found at 4,000 draws: the statistic is about 4,000 * 0.05^2 / 0.25 =
    // 40, its tail 1e-10.
    [Law(MaxTest = 200)]
    public void Samples_are_as_frequent_as_the_distribution_says_in_every_zone(int seed)
    {
        (CompiledZone zone, bool[] healthy) = Random(seed);
        zone.TryFind("n0.example.com", RecordType.A, out RecordGroupId group);
        DnsAnswer answer = zone.Answer(group, s_client, healthy);
        Dictionary<string, double> shares = answer
            .Shares.GroupBy(share => string.Join("+", share.Values))
            .ToDictionary(same => same.Key, same => same.Sum(share => share.Probability));
        string[] texts = [.. shares.Keys.Order(StringComparer.Ordinal)];
        var counts = new long[texts.Length];
        var random = new RandomStream((ulong)seed + 2);
        Span<int> values = stackalloc int[16];
        for (int draw = 0; draw < 4_000 && texts.Length > 1; draw++)
        {
            DnsSample sample = zone.Sample(group, s_client, healthy, random, values);
            string text = string.Join("+", values[..sample.Count].ToArray().Select(zone.Value));
            counts[Array.IndexOf(texts, text)]++;
        }
        if (texts.Length > 1)
        {
            Assert.That(ChiSquare.Test(counts, [.. texts.Select(text => shares[text])]).IsRejectedAt(1e-6), Is.False);
        }
    }

    // The chosen lines, read as a tree: the percentages along a way multiply to the probability of its end, up to their
    // two digits after the point on at most six levels.
    [Law]
    public void The_explanation_chooses_what_the_distribution_gives(int seed)
    {
        (CompiledZone zone, bool[] healthy) = Random(seed);
        var why = new Explanation();
        DnsAnswer answer = zone.Answer("n0.example.com", RecordType.A, s_client, healthy, why);
        var told = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var way = new double[10];
        foreach (ExplanationStep step in why.Steps.Where(step => step.Verdict == Verdict.Chosen))
        {
            string[] parts = step.Reason.Split(", ");
            string? percent = parts.FirstOrDefault(part => part.EndsWith('%'));
            double share = percent is null ? 1 : double.Parse(percent[..^1], CultureInfo.InvariantCulture) / 100;
            way[step.Depth] = share * (step.Depth == 0 ? 1 : way[step.Depth - 1]);
            foreach (string part in parts.Where(part => part.StartsWith("gives 1", StringComparison.Ordinal)))
            {
                told[part[6..]] = told.GetValueOrDefault(part[6..]) + way[step.Depth];
            }
        }
        // Members of a multivalue group come together, each with the whole share of the group.
        var given = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (AnswerShare share in answer.Shares)
        {
            foreach (string value in share.Values)
            {
                given[value] = given.GetValueOrDefault(value) + share.Probability;
            }
        }
        Assert.That(told.Keys, Is.EqualTo(given.Keys));
        Assert.That(told.Values, Is.EqualTo(given.Values).Within(0.001));
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
    public void Sampling_allocates_nothing_in_any_state()
    {
        CompiledZone[] zones = [.. Enumerable.Range(0, 50).Select(seed => Random(seed).Zone)];
        var random = new RandomStream(1);
        Span<int> values = stackalloc int[8];
        for (int i = 0; i < zones.Length; i++)
        {
            zones[i].TryFind("n0.example.com", RecordType.A, out RecordGroupId group);
            bool[][] states =
            [
                [.. zones[i].HealthCheckIds.Select(_ => true)],
                RandomHealth(zones[i], i),
                new bool[6],
            ];
            zones[i].Sample(group, s_client, states[0], random, values);
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (bool[] healthy in states)
            {
                zones[i].Sample(group, s_client, healthy, random, values);
            }
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero, $"zone {i}");
        }
    }

    [TestCase("")]
    [TestCase("dc-par")]
    [TestCase("dc-par dc-mad")]
    public void An_answer_of_one_record_set_allocates_nothing(string down)
    {
        CompiledZone zone = Zones.Hybrid();
        zone.TryFind("www.example.com", RecordType.A, out RecordGroupId group);
        DnsClient client = new() { Continent = "EU", Country = "FR" };
        bool[] healthy = zone.Health(down.Split(' '));
        zone.Answer(group, client, healthy);
        long before = GC.GetAllocatedBytesForCurrentThread();
        zone.Answer(group, client, healthy);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static CompiledZone Compile(RecordSet[] records) =>
        CompiledZone.Compile(
            new Zone
            {
                Name = DnsName.Parse("example.com"),
                RecordSets = ValueList.Create<RecordSet>(records),
                CidrCollections = [s_blocks],
            }
        );

    private static (CompiledZone Zone, bool[] Healthy) Random(int seed)
    {
        CompiledZone zone = Compile(RandomRecords(new RandomStream((ulong)seed)));
        return (zone, RandomHealth(zone, seed));
    }

    private static bool[] RandomHealth(CompiledZone zone, int seed)
    {
        var random = new RandomStream((ulong)seed + 1);
        return [.. zone.HealthCheckIds.Select(_ => random.NextInt32(2) == 0)];
    }

    /// <summary>
    /// Groups n0 to n8; aliases and CNAMEs of n(i) lead to one of n(3i+1) to n(3i+3), so there is no cycle.
    /// </summary>
    private static RecordSet[] RandomRecords(RandomStream random)
    {
        List<RecordSet> records = [];
        for (int group = 0; group < 9; group++)
        {
            int policy = random.NextInt32(9);
            bool isCname = group < 2 && random.NextInt32(4) == 0;
            int members = policy == 8 ? 1 : 1 + random.NextInt32(4);
            for (int member = 0; member < members; member++)
            {
                string name = $"n{group}.example.com";
                string? check = random.NextInt32(2) == 0 ? $"c{random.NextInt32(6)}" : null;
                RoutingPolicy routing = RandomPolicy(policy, member, random);
                string id = $"i{member}";
                if (group < 2 && routing is not MultivalueRouting && (isCname || random.NextInt32(3) > 0))
                {
                    string target = $"n{(3 * group) + 1 + random.NextInt32(3)}.example.com";
                    bool evaluate = random.NextInt32(2) == 0;
                    records.Add(
                        isCname
                            ? Zones.Leaf(name, target, routing, id, check) with
                            {
                                Type = RecordType.CNAME,
                            }
                            : Zones.Alias(name, target, routing, id, check, evaluate)
                    );
                    continue;
                }
                records.Add(Zones.Leaf(name, $"192.0.2.{random.NextInt32(20)}", routing, id, check));
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
            6 => new IpBasedRouting("c", new[] { "near", "wide", "*", "far" }[member]),
            7 => new WeightedRouting(1),
            _ => new SimpleRouting(),
        };
}
