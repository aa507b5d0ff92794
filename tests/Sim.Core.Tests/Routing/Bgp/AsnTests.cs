using Sim.Core.Routing.Bgp;

namespace Sim.Core.Tests.Routing.Bgp;

public sealed class AsnTests
{
    [TestCase("64500", 64500u)]
    [TestCase("AS64500", 64500u)]
    [TestCase("as4294967295", 4294967295u)]
    public void A_number_is_read_with_and_without_its_letters(string text, uint value)
    {
        Assert.That(Asn.TryParse(text, out Asn asn), Is.True);
        Assert.That(asn, Is.EqualTo(new Asn(value)));
    }

    [TestCase("")]
    [TestCase("AS")]
    [TestCase("0", Description = "reserved by RFC 7607")]
    [TestCase("4294967296", Description = "2^32")]
    [TestCase("-1")]
    [TestCase("AS 1")]
    public void Other_texts_are_refused(string text) => Assert.That(Asn.TryParse(text, out _), Is.False);

    [Test]
    public void It_prints_with_its_letters() => Assert.That(new Asn(65500).ToString(), Is.EqualTo("AS65500"));
}
