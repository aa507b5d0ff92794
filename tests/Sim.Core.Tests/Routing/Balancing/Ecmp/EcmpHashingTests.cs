using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Tests.Routing.Balancing.Ecmp;

public sealed class EcmpHashingTests
{
    private static bool[] Blades(int count, params int[] without)
    {
        bool[] blades = Enumerable.Repeat(true, count).ToArray();
        foreach (int blade in without)
        {
            blades[blade] = false;
        }
        return blades;
    }

    // One of N blades withdrawn: modulo moves 1 - 2/N of all flows for nothing besides the 1/N that are lost.
    [TestCase(4, 0.5)]
    [TestCase(8, 0.75)]
    [TestCase(16, 0.875)]
    [TestCase(64, 0.96875)]
    public void Modulo_moves_nearly_every_flow_when_one_blade_leaves(int count, double collateral)
    {
        for (int lost = 0; lost < count; lost += count / 4)
        {
            bool[] after = Blades(count, lost);
            Assert.That(
                EcmpHashing.CollateralShare(EcmpHashKind.Modulo, Blades(count), after).Value,
                Is.EqualTo(collateral).Within(1e-12)
            );
            Assert.That(
                EcmpHashing.MovedShare(EcmpHashKind.Modulo, Blades(count), after).Value,
                Is.EqualTo(1 - 1.0 / count).Within(1e-12)
            );
        }
    }

    [TestCase(4)]
    [TestCase(64)]
    public void Resilient_hashing_moves_only_the_flows_of_the_lost_blade(int count)
    {
        bool[] after = Blades(count, without: 1);

        Assert.That(
            EcmpHashing.MovedShare(EcmpHashKind.Resilient, Blades(count), after).Value,
            Is.EqualTo(1.0 / count).Within(1e-12)
        );
        Assert.That(
            EcmpHashing.CollateralShare(EcmpHashKind.Resilient, Blades(count), after).Value,
            Is.Zero.Within(1e-12)
        );
    }

    [Test]
    public void A_returning_blade_takes_its_share_evenly_from_the_others()
    {
        bool[] before = Blades(6, without: 2);

        // 5 blades become 6: 1/6 of the flows moves, 1/30 from each of the five.
        Assert.That(
            EcmpHashing.MovedShare(EcmpHashKind.Resilient, before, Blades(6)).Value,
            Is.EqualTo(1 / 6.0).Within(1e-12)
        );
        Assert.That(
            EcmpHashing.Share(EcmpHashKind.Resilient, before, Blades(6), from: 0, to: 2).Value,
            Is.EqualTo(1 / 30.0).Within(1e-12)
        );
    }

    [Test]
    public void The_same_set_moves_nothing()
    {
        foreach (EcmpHashKind kind in Enum.GetValues<EcmpHashKind>())
        {
            Assert.That(
                EcmpHashing.MovedShare(kind, Blades(6, 3), Blades(6, 3)).Value,
                Is.Zero.Within(1e-12),
                kind.ToString()
            );
        }
    }

    [Test]
    public void An_empty_set_is_refused() =>
        Assert.That(
            () => EcmpHashing.MovedShare(EcmpHashKind.Modulo, Blades(1), Blades(1, 0)),
            Throws.ArgumentException
        );

    [Law]
    public bool Modulo_agrees_with_counting_every_residue(byte beforeBits, byte afterBits)
    {
        (bool[] before, bool[] after) = Sets(beforeBits, afterBits, 6);
        int[] had = [.. Enumerable.Range(0, 6).Where(blade => before[blade])];
        int[] has = [.. Enumerable.Range(0, 6).Where(blade => after[blade])];
        double[,] counted = new double[6, 6];
        // 60 is a common multiple of 1 to 6.
        for (int hash = 0; hash < 60; hash++)
        {
            counted[had[hash % had.Length], has[hash % has.Length]] += 1 / 60.0;
        }
        return Agrees(EcmpHashKind.Modulo, before, after, counted);
    }

    [Law]
    public bool Resilient_agrees_with_counting_every_ranking(byte beforeBits, byte afterBits)
    {
        (bool[] before, bool[] after) = Sets(beforeBits, afterBits, 5);
        double[,] counted = new double[5, 5];
        foreach (int[] ranking in Rankings([0, 1, 2, 3, 4]))
        {
            counted[ranking.First(blade => before[blade]), ranking.First(blade => after[blade])] += 1 / 120.0;
        }
        return Agrees(EcmpHashKind.Resilient, before, after, counted);
    }

    private static (bool[] Before, bool[] After) Sets(byte beforeBits, byte afterBits, int blades)
    {
        bool[] before = [.. Enumerable.Range(0, blades).Select(bit => (beforeBits >> bit & 1) == 1)];
        bool[] after = [.. Enumerable.Range(0, blades).Select(bit => (afterBits >> bit & 1) == 1)];
        before[beforeBits % blades] = true;
        after[afterBits % blades] = true;
        return (before, after);
    }

    private static bool Agrees(EcmpHashKind kind, bool[] before, bool[] after, double[,] counted)
    {
        for (int from = 0; from < before.Length; from++)
        {
            for (int to = 0; to < after.Length; to++)
            {
                double share = EcmpHashing.Share(kind, before, after, from, to).Value;
                if (Math.Abs(share - counted[from, to]) > 1e-12)
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static IEnumerable<int[]> Rankings(int[] blades) =>
        blades.Length <= 1
            ? [blades]
            : blades.SelectMany(first =>
                Rankings([.. blades.Where(blade => blade != first)]).Select(rest => (int[])[first, .. rest])
            );
}
