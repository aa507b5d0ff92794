using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Routing.Dns;

public sealed class DnsNameTests
{
    [TestCase("WWW.Example.COM", ExpectedResult = "www.example.com.")]
    [TestCase("www.example.com.", ExpectedResult = "www.example.com.")]
    [TestCase(@"\052.example.com.", ExpectedResult = "*.example.com.")]
    [TestCase(@"\167ww.example.com", ExpectedResult = "www.example.com.")] // octal 167 = 119 = w
    [TestCase(@"a\056b.example.com", ExpectedResult = @"a\056b.example.com.")] // a dot inside a label stays escaped
    [TestCase("a/b.example.com", ExpectedResult = @"a\057b.example.com.")]
    [TestCase(".", ExpectedResult = ".")]
    public string Names_have_one_spelling(string text) => DnsName.Parse(text).ToString();

    [TestCase("")]
    [TestCase("..")]
    [TestCase(".example.com")]
    [TestCase("a..b")]
    [TestCase("two words.example.com")]
    [TestCase(@"\05.example.com")]
    [TestCase(@"\999.example.com")]
    [TestCase(@"\777.example.com")] // 511 is no octet
    [TestCase("naïve.example.com")]
    public void What_is_no_name_is_refused(string text) => Assert.That(DnsName.TryParse(text, out _), Is.False);

    [Test]
    public void A_label_has_63_octets_at_most()
    {
        Assert.That(DnsName.TryParse(new string('a', 63) + ".com", out _), Is.True);
        Assert.That(DnsName.TryParse(new string('a', 64) + ".com", out _), Is.False);
    }

    [Test]
    public void A_name_has_254_characters_with_the_trailing_dot_at_most()
    {
        // 3 * (63 + 1) + 61 + 1 = 254.
        string longest = string.Concat(Enumerable.Repeat(new string('a', 63) + ".", 3)) + new string('b', 61);
        Assert.That(DnsName.TryParse(longest, out _), Is.True);
        Assert.That(DnsName.TryParse(longest + "b", out _), Is.False);
    }

    [Test]
    public void The_listing_escapes_the_wildcard() =>
        Assert.That(DnsName.Parse("*.example.com").ToListingString(), Is.EqualTo(@"\052.example.com."));

    [Law]
    public bool Reading_never_throws_and_the_spelling_is_stable(string? text) =>
        !DnsName.TryParse(text, out DnsName name) || DnsName.Parse(name.ToString()) == name;
}
