using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Damping;

namespace Sim.Core.Tests.Routing.Bgp.Damping;

public sealed class FlapDampingTests
{
    // 15 min * log2(penalty / 750): of 2000 15 * 1.41504, of 3000 15 * 2, of 12,000 15 * 4.
    [TestCase(2_000, 21.2256)]
    [TestCase(3_000, 30)]
    [TestCase(12_000, 60)]
    [TestCase(750, 0)]
    [TestCase(100, 0)]
    public void The_way_to_the_reuse_threshold_is_a_logarithm(double penalty, double minutes) =>
        Assert.That(DampingPresets.Cisco.TimeToReuse(penalty).TotalSeconds / 60, Is.EqualTo(minutes).Within(0.0001));

    // 750 * 2^(60 / 15)
    [Test]
    public void The_ceiling_is_what_decays_to_reuse_in_the_longest_time() =>
        Assert.That(DampingPresets.Cisco.Ceiling, Is.EqualTo(12_000).Within(1e-6));

    [Test]
    public void A_penalty_halves_in_a_half_life_and_is_forgotten_below_half_of_reuse()
    {
        DampingState state = new(1_600, SimTime.Zero, IsSuppressed: false);
        FlapDamping cisco = DampingPresets.Cisco;

        Assert.That(cisco.PenaltyAt(state, At(15)), Is.EqualTo(800).Within(1e-9));
        Assert.That(cisco.PenaltyAt(state, At(30)), Is.EqualTo(400).Within(1e-9));
        // 200 is below 375.
        Assert.That(cisco.PenaltyAt(state, At(45)), Is.Zero);
    }

    // 2000 is not above 2000; 3000 is.
    [Test]
    public void The_third_withdrawal_in_a_row_suppresses_the_second_does_not()
    {
        DampingState state = default;

        DampingPresets.Cisco.Note(ref state, RouteFlap.Withdrawn, At(0));
        DampingPresets.Cisco.Note(ref state, RouteFlap.AnnouncedAgain, At(0));
        DampingPresets.Cisco.Note(ref state, RouteFlap.Withdrawn, At(0));
        Assert.That(state, Is.EqualTo(new DampingState(2_000, At(0), IsSuppressed: false)));
        DampingPresets.Cisco.Note(ref state, RouteFlap.Withdrawn, At(0));
        Assert.That(state, Is.EqualTo(new DampingState(3_000, At(0), IsSuppressed: true)));
    }

    // Withdrawn and announced again is 2000 with Junos, twice is 4000 > 3000; RIPE-580 stays at 2000 < 6000.
    [TestCase("juniper", 4_000, true)]
    [TestCase("cisco", 2_000, false)]
    [TestCase("nokia", 2_000, false)]
    [TestCase("rfc7196", 2_000, false)]
    public void Two_flaps_in_a_row(string preset, double penalty, bool isSuppressed)
    {
        FlapDamping damping = DampingPresets.ByName[preset];
        DampingState state = default;
        for (int i = 0; i < 2; i++)
        {
            damping.Note(ref state, RouteFlap.Withdrawn, At(0));
            damping.Note(ref state, RouteFlap.AnnouncedAgain, At(0));
        }
        Assert.That(state, Is.EqualTo(new DampingState(penalty, At(0), isSuppressed)));
    }

    [Test]
    public void A_penalty_never_passes_the_ceiling()
    {
        DampingState state = default;
        for (int i = 0; i < 100; i++)
        {
            DampingPresets.Cisco.Note(ref state, RouteFlap.Withdrawn, At(0));
        }
        Assert.That(state.Penalty, Is.EqualTo(12_000).Within(1e-6));
    }

    [Test]
    public void A_suppressed_route_stays_so_between_the_thresholds_until_it_is_released()
    {
        DampingState state = new(3_000, At(0), IsSuppressed: true);

        // 750 + 500 is above 750 though below 2000.
        DampingPresets.Cisco.Note(ref state, RouteFlap.Changed, At(30));
        Assert.That(state.IsSuppressed, Is.True);
        DampingPresets.Cisco.Release(ref state, At(45));
        Assert.That(state.IsSuppressed, Is.False);
        Assert.That(state.Penalty, Is.EqualTo(625).Within(1e-9));
    }

    private static SimTime At(long minutes) => SimTime.Zero + SimDuration.FromMinutes(minutes);
}
