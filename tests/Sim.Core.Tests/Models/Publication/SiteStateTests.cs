using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Publication;

public sealed class SiteStateTests
{
    private static readonly SimDuration s_second = SimDuration.FromSeconds(1);

    // ECMP sends a third of the flows to each of three announced blades; the fourth is not announced and does not
    // count.
    [Test]
    public void A_new_connection_meets_any_announced_blade()
    {
        var state = new SiteState(
            default,
            [
                new BladeState(true, default),
                new BladeState(true, Impairment.AllRefused),
                new BladeState(true, Impairment.AllBlackholed),
                new BladeState(false, Impairment.AllRefused),
            ],
            false
        );

        Impairment met = state.ForNewConnection();

        Assert.That(state.AnnouncedCount, Is.EqualTo(3));
        Assert.That(met.RefusedShare, Is.EqualTo(1.0 / 3).Within(1e-12));
        Assert.That(met.BlackholedShare, Is.EqualTo(1.0 / 3).Within(1e-12));
    }

    // One blade refuses everything, the other answers 40 % with an error and delays half by 1 s. Whoever gets through
    // is on the second.
    [Test]
    public void Errors_and_delays_are_those_of_the_blades_that_let_connections_through()
    {
        var state = new SiteState(
            default,
            [
                new BladeState(true, Impairment.AllRefused),
                new BladeState(true, new Impairment(0, 0, 0.4, 0.5, s_second)),
            ],
            false
        );

        Assert.That(state.ForNewConnection(), Is.EqualTo(new Impairment(0.5, 0, 0.4, 0.5, s_second)));
    }

    [Test]
    public void Without_announced_blades_connections_are_refused()
    {
        var state = new SiteState(default, [new BladeState(false, default)], false);

        Assert.That(state.ForNewConnection(), Is.EqualTo(Impairment.AllRefused));
    }

    [Test]
    public void A_dark_site_swallows_packets_even_without_announced_blades()
    {
        var state = new SiteState(Impairment.AllBlackholed, [new BladeState(false, default)], false);

        Assert.That(state.ForNewConnection().BlackholedShare, Is.EqualTo(1));
    }

    [Test]
    public void Blades_that_let_nothing_through_have_no_errors()
    {
        var state = new SiteState(default, [new BladeState(true, Impairment.AllBlackholed)], false);

        Assert.That(state.ForNewConnection(), Is.EqualTo(Impairment.AllBlackholed));
    }
}
