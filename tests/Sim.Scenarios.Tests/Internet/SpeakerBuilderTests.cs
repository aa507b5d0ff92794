using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Damping;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Tests.Internet;

/// <summary>What a scenario says of BGP speakers reaches the models.</summary>
public sealed class SpeakerBuilderTests
{
    [Test]
    public void A_scenario_that_says_nothing_has_the_defaults_of_the_model() =>
        Assert.That(SpeakerBuilder.OptionsOf(new Network()), Is.EqualTo(new BgpOptions()));

    [Test]
    public void Timers_and_habits_are_those_of_the_scenario()
    {
        var speakers = new BgpSpeakers
        {
            Mrai = SimDuration.FromSeconds(5),
            MraiJitter = new Ratio(0.1),
            RateLimitWithdrawals = true,
            SenderSideLoopDetection = true,
            Damping = BgpDamping.Juniper,
        };
        var network = new Network { Bgp = speakers, HoldTime = SimDuration.FromSeconds(9) };

        Assert.That(
            SpeakerBuilder.OptionsOf(network),
            Is.EqualTo(
                new BgpOptions
                {
                    Mrai = SimDuration.FromSeconds(5),
                    MraiJitter = 0.1,
                    RateLimitWithdrawals = true,
                    SenderSideLoopDetection = true,
                    Damping = DampingPresets.Juniper,
                    Detection = new FailureDetection(SimDuration.FromSeconds(9), SimDuration.FromSeconds(3)),
                }
            )
        );
    }

    [TestCase(BgpDamping.Cisco, "cisco")]
    [TestCase(BgpDamping.Juniper, "juniper")]
    [TestCase(BgpDamping.Nokia, "nokia")]
    [TestCase(BgpDamping.Rfc7196, "rfc7196")]
    public void Damping_has_the_parameters_of_its_name(BgpDamping damping, string name) =>
        Assert.That(
            SpeakerBuilder.OptionsOf(new Network { Bgp = new BgpSpeakers { Damping = damping } }).Damping,
            Is.SameAs(DampingPresets.ByName[name])
        );

    // Three packets are missing (RFC 5880 section 6.8.4).
    [Test]
    public void Forwarding_detection_takes_the_place_of_the_hold_time()
    {
        var network = new Network { Bgp = new BgpSpeakers { Bfd = SimDuration.FromMilliseconds(300) } };

        Assert.That(
            SpeakerBuilder.DetectionOf(network),
            Is.EqualTo(new FailureDetection(SimDuration.FromMilliseconds(900), SimDuration.FromMilliseconds(300)))
        );
    }
}
