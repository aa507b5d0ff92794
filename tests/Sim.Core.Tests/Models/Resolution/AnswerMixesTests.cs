using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Models.Resolution;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AnswerMixesTests
{
    private readonly AnswerMixes _mixes = new(SmallPlatform.Create());

    // Half of the answers hold the site and the front end: a client takes either. A quarter is the site alone, a quarter an
    // address that nobody has: site 1/4 + 1/4, front end 1/4, none 1/4.
    [Test]
    public void Shares_are_by_address_and_unknown_ones_lead_nowhere()
    {
        AnswerMix mix = _mixes.From(
            Answer(
                new AnswerShare(["192.0.2.1", "198.51.100.10"], 0.5),
                new AnswerShare(["192.0.2.1"], 0.25),
                new AnswerShare(["203.0.113.9"], 0.25)
            )
        );

        Assert.That(mix.Shares, Is.EqualTo(new[] { 0.5, 0.25, 0.25 }));
        Assert.That(_mixes.UnknownAddresses, Is.EqualTo(new[] { "203.0.113.9" }));
    }

    // In doubles 0.7 + 0.2 + 0.1 is less than 1; nobody may be sent nowhere for that.
    [Test]
    public void Rounding_leads_nobody_nowhere()
    {
        AnswerMix mix = _mixes.From(
            Answer(
                new AnswerShare(["192.0.2.1"], 0.7),
                new AnswerShare(["198.51.100.10"], 0.2),
                new AnswerShare(["192.0.2.1"], 0.1)
            )
        );

        Assert.That(mix.Shares[^1], Is.Zero);
    }

    [Test]
    public void Equal_shares_are_one_object()
    {
        AnswerMix first = _mixes.From(Answer(new AnswerShare(["192.0.2.1"], 1)));
        AnswerMix other = _mixes.From(Answer(new AnswerShare(["198.51.100.10"], 1)));
        AnswerMix again = _mixes.From(Answer(new AnswerShare(["192.0.2.1"], 1)));

        Assert.That(again, Is.SameAs(first));
        Assert.That(other.Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public void No_answer_leads_nowhere()
    {
        AnswerMix mix = _mixes.From(new DnsAnswer(DnsResponseCode.NxDomain, SimDuration.Zero, []));

        Assert.That(mix.Shares, Is.EqualTo(new[] { 0.0, 0, 1 }));
    }

    private static DnsAnswer Answer(params AnswerShare[] shares) =>
        new(DnsResponseCode.NoError, SimDuration.FromSeconds(60), shares);
}
