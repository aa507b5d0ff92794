using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Tests.Routing.Balancing.Ecmp;

public sealed class EcmpTableTests
{
    private const ulong Half = 1UL << 63;

    private static readonly EcmpHashKind[] s_kinds = Enum.GetValues<EcmpHashKind>();

    private static bool[] Blades(int count, params int[] without) =>
        [.. Enumerable.Range(0, count).Select(blade => !without.Contains(blade))];

    [Test]
    public void Modulo_takes_the_remainder_among_the_blades_that_are_there()
    {
        EcmpTable table = EcmpTable.Of(EcmpHashKind.Modulo, Blades(4, without: 1));

        // 3 members: 0, 2, 3; 2^63 = 2 modulo 3.
        Assert.That(new ulong[] { 0, 1, 2, 3, Half }.Select(table.Pick), Is.EqualTo([0, 2, 3, 0, 3]));
    }

    [Test]
    public void Hash_threshold_cuts_the_hash_space_into_equal_regions()
    {
        EcmpTable table = EcmpTable.Of(EcmpHashKind.HashThreshold, Blades(5, without: 0));

        // Four regions of 2^62: of blade 1, 2, 3, 4.
        Assert.That(
            new[] { 0UL, Half / 2 - 1, Half / 2, Half, Half + (Half / 2), ulong.MaxValue }.Select(table.Pick),
            Is.EqualTo([1, 1, 2, 3, 4, 4])
        );
    }

    // One of N blades withdrawn, in the middle of them; shares of all flows. Modulo 1 - 2/N. Hash-threshold, member r
    // of 0..N-1: [r(r-1) + (N-1-r)(N-2-r)] / (2N(N-1)). Both of 200,000 flows, within four standard errors of a
    // proportion (4 sqrt(p(1 - p)/200,000), at most 0.45 %): one such figure in 16,000 would be outside by chance.
    [TestCase(EcmpHashKind.Modulo, 4, 0.5)]
    [TestCase(EcmpHashKind.Modulo, 8, 0.75)]
    [TestCase(EcmpHashKind.Modulo, 16, 0.875)]
    [TestCase(EcmpHashKind.Modulo, 64, 0.96875)]
    [TestCase(EcmpHashKind.HashThreshold, 4, 2 / 24.0)] // r = 2: 2 + 0
    [TestCase(EcmpHashKind.HashThreshold, 8, 18 / 112.0)] // r = 4: 12 + 6
    [TestCase(EcmpHashKind.HashThreshold, 16, 98 / 480.0)] // r = 8: 56 + 42
    [TestCase(EcmpHashKind.HashThreshold, 64, 1922 / 8064.0)] // r = 32: 992 + 930
    public void A_lost_blade_moves_this_share_of_the_flows_of_others(EcmpHashKind kind, int count, double expected)
    {
        bool[] after = Blades(count, without: count / 2);
        double error = Math.Sqrt(expected * (1 - expected) / 200_000);

        Assert.That(EcmpHashing.CollateralShare(kind, Blades(count), after).Value, Is.EqualTo(expected).Within(1e-12));
        Assert.That(SampledCollateral(kind, count, 200_000), Is.EqualTo(expected).Within(4 * error));
    }

    // RFC 2992: at the end (N-2)/(2N), which is the most.
    [TestCase(4, 0.25)]
    [TestCase(64, 62 / 128.0)]
    public void Hash_threshold_moves_most_when_the_last_blade_leaves(int count, double expected)
    {
        foreach (int end in new[] { 0, count - 1 })
        {
            Assert.That(
                EcmpHashing.CollateralShare(EcmpHashKind.HashThreshold, Blades(count), Blades(count, end)).Value,
                Is.EqualTo(expected).Within(1e-12)
            );
        }
    }

    [TestCase(2)]
    [TestCase(6)]
    [TestCase(64)]
    [TestCase(1_024)]
    public void Resilient_hashing_moves_no_flow_of_a_surviving_blade(int count) =>
        Assert.That(SampledCollateral(EcmpHashKind.Resilient, count, 50_000), Is.Zero);

    // 256 buckets: 6 blades hold 42 or 43, 5 hold 51 or 52. The one that comes gets 42 of them: 16.4 %.
    [Test]
    public void A_new_blade_takes_over_its_share_of_the_buckets_and_no_more()
    {
        EcmpTable five = EcmpTable.Of(EcmpHashKind.Resilient, Blades(6, without: 2));
        EcmpTable six = EcmpTable.Of(EcmpHashKind.Resilient, Blades(6), five);
        int moved = Buckets(five).Zip(Buckets(six)).Count(pair => pair.First != pair.Second);

        Assert.Multiple(() =>
        {
            Assert.That(moved, Is.EqualTo(42));
            Assert.That(Buckets(six).Count(blade => blade == 2), Is.EqualTo(42));
            Assert.That(
                Buckets(five).Zip(Buckets(six)).Where(pair => pair.First != pair.Second).Select(pair => pair.Second),
                Is.All.EqualTo(2)
            );
        });
    }

    // One leaves while another comes: the buckets of the one are what the other gets. 4 blades hold 64 each.
    [Test]
    public void A_blade_that_comes_as_another_leaves_takes_over_its_buckets()
    {
        EcmpTable before = EcmpTable.Of(EcmpHashKind.Resilient, Blades(5, without: 4));
        EcmpTable after = EcmpTable.Of(EcmpHashKind.Resilient, Blades(5, without: 1), before);

        Assert.That(Buckets(after), Is.EqualTo(Buckets(before).Select(blade => blade == 1 ? 4 : blade)));
    }

    [Law]
    public bool Resilient_buckets_stay_even_and_move_only_where_they_must(byte[] sets)
    {
        EcmpTable? former = null;
        foreach (byte set in sets)
        {
            bool[] blades = [.. Enumerable.Range(0, 8).Select(bit => set == 0 || (set >> bit & 1) == 1)];
            EcmpTable table = EcmpTable.Of(EcmpHashKind.Resilient, blades, former);
            int[] held =
            [
                .. Enumerable.Range(0, 8).Where(b => blades[b]).Select(b => Buckets(table).Count(x => x == b)),
            ];
            bool isEven = held.Max() - held.Min() <= 1;
            int lost = former is null ? 0 : Buckets(former).Count(blade => !blades[blade]);
            int gained = former is null ? 0 : Buckets(table).Count(blade => !former.Members.Contains(blade));
            int moved = former is null
                ? 0
                : Buckets(former).Zip(Buckets(table)).Count(pair => pair.First != pair.Second);
            if (!isEven || moved != Math.Max(lost, gained))
            {
                return false;
            }
            former = table;
        }
        return true;
    }

    [Law]
    public bool Only_members_are_picked(byte set, ulong[] hashes)
    {
        bool[] blades = [.. Enumerable.Range(0, 8).Select(bit => set == 0 || (set >> bit & 1) == 1)];
        return s_kinds.All(kind =>
        {
            EcmpTable table = EcmpTable.Of(kind, blades);
            return hashes.Append(0UL).Append(ulong.MaxValue).All(hash => blades[table.Pick(hash)]);
        });
    }

    [Test]
    public void A_set_without_members_and_a_former_table_of_another_kind_are_refused()
    {
        EcmpTable modulo = EcmpTable.Of(EcmpHashKind.Modulo, Blades(4));
        Assert.Multiple(() =>
        {
            Assert.That(() => EcmpTable.Of(EcmpHashKind.Maglev, Blades(1, 0)), Throws.ArgumentException);
            Assert.That(() => EcmpTable.Of(EcmpHashKind.Resilient, Blades(4), modulo), Throws.ArgumentException);
            Assert.That(() => EcmpTable.Of(EcmpHashKind.Modulo, Blades(5), modulo), Throws.ArgumentException);
        });
    }

    [Test]
    public void A_pick_allocates_no_memory()
    {
        EcmpTable[] tables = [.. s_kinds.Select(kind => EcmpTable.Of(kind, Blades(6)))];
        var key = new FlowKey(1, 2, 3, 4, FlowKey.Tcp);
        int sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (ushort port = 0; port < 1_000; port++)
        {
            ulong hash = (key with { SourcePort = port }).Hash(1);
            foreach (EcmpTable table in tables)
            {
                sum += table.Pick(hash);
            }
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(sum, Is.GreaterThan(0));
    }

    /// <summary>Share of some flows that move although their blade stays, when the one in the middle leaves.</summary>
    private static double SampledCollateral(EcmpHashKind kind, int count, int flows)
    {
        bool[] left = Blades(count, without: count / 2);
        EcmpTable before = EcmpTable.Of(kind, Blades(count));
        EcmpTable after = EcmpTable.Of(kind, left, before);
        int moved = 0;
        for (int flow = 0; flow < flows; flow++)
        {
            var key = new FlowKey(FlowKey.NumberOf((uint)flow), FlowKey.NumberOf(1), 50_000, 443, FlowKey.Tcp);
            ulong hash = key.Hash(11);
            moved += left[before.Pick(hash)] && before.Pick(hash) != after.Pick(hash) ? 1 : 0;
        }
        return moved / (double)flows;
    }

    /// <summary>The blades of the 256 buckets.</summary>
    private static int[] Buckets(EcmpTable table) =>
        [.. Enumerable.Range(0, 256).Select(bucket => table.Pick((ulong)bucket << 56))];
}
