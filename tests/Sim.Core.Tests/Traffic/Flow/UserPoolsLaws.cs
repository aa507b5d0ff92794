using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic.Flow;

public sealed class UserPoolsLaws
{
    [Law(MaxTest = 300)]
    public bool The_users_of_a_group_are_as_many_as_the_demand_says(
        byte[] open,
        byte[] dead,
        byte[] looking,
        ushort users
    )
    {
        UserPools pools = Fill(open, dead, looking);
        double other = pools.Total(1);
        pools.Resize(0, users, [0.5, 0.25, 0.25]);
        bool negative = pools.Open.Concat(pools.Dead).Concat(pools.Looking).Any(count => count < 0);
        return Math.Abs(pools.Total(0) - users) <= 1e-9 * (1 + users) && pools.Total(1) == other && !negative;
    }

    [Law(MaxTest = 300)]
    public bool New_users_look_with_the_addresses_that_the_others_hold(byte[] open, byte[] looking, ushort more)
    {
        UserPools pools = Fill(open, [], looking);
        double[] openBefore = [.. pools.Open];
        double[] lookingBefore = [.. pools.Looking];
        pools.Resize(0, pools.Total(0) + more, [0.5, 0.25, 0.25]);
        return pools.Open.SequenceEqual(openBefore)
            && Math.Abs(pools.Looking[0] - lookingBefore[0] - (0.5 * more)) < 1e-6
            && Math.Abs(pools.Looking[2] - lookingBefore[2] - (0.25 * more)) < 1e-6;
    }

    // Half of the users leave: half of those on open, on dead and on no connections.
    [Test]
    public void Leaving_users_are_taken_from_everywhere_alike()
    {
        UserPools pools = Fill([60, 20, 0], [10, 0, 0], [10, 0, 100]);
        pools.Resize(0, 100, [1, 0, 0]);
        Assert.Multiple(() =>
        {
            Assert.That(pools.Open[..3], Is.EqualTo(new[] { 30.0, 10, 0 }));
            Assert.That(pools.Dead[..3], Is.EqualTo(new[] { 5.0, 0, 0 }));
            Assert.That(pools.Looking[..3], Is.EqualTo(new[] { 5.0, 0, 50 }));
        });
    }

    private static UserPools Fill(byte[] open, byte[] dead, byte[] looking)
    {
        var active = new ActiveColumns(2, 3);
        for (int cell = 0; cell < 6; cell++)
        {
            active.Add(cell / 3, cell % 3);
        }
        var pools = new UserPools(2, 3, active);
        Copy(open, pools.Open);
        Copy(dead, pools.Dead);
        Copy(looking, pools.Looking);
        return pools;
    }

    private static void Copy(byte[] from, double[] to)
    {
        for (int i = 0; i < Math.Min(from.Length, to.Length); i++)
        {
            to[i] = from[i];
        }
    }
}
