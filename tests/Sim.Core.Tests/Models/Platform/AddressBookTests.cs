using Sim.Core.Models.Platform;

namespace Sim.Core.Tests.Models.Platform;

[TestFixture]
public sealed class AddressBookTests
{
    // RFC 5952: lower case, no leading zeros, the longest run of zeros as two colons.
    [TestCase("2001:DB8:0:0:0::1", "2001:db8::1")]
    [TestCase("2001:db8::1", "2001:db8::1")]
    [TestCase("192.0.2.1", "192.0.2.1")]
    [TestCase("www.example.com.", "www.example.com.")]
    public void Every_address_has_one_spelling(string text, string expected) =>
        Assert.That(AddressBook.Canonical(text), Is.EqualTo(expected));
}
