using System.Net;
using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Tests.Routing.Balancing.Ecmp;

public sealed class FlowKeyTests
{
    private static readonly FlowKey s_https = new(
        FlowKey.NumberOf(IPAddress.Parse("192.0.2.1")),
        FlowKey.NumberOf(IPAddress.Parse("203.0.113.1")),
        50_000,
        443,
        FlowKey.Tcp
    );

    // ::ffff:192.0.2.1; 2001:db8::1.
    [Test]
    public void An_IPv4_address_is_a_mapped_IPv6_address()
    {
        Assert.Multiple(() =>
        {
            Assert.That(s_https.Source, Is.EqualTo((UInt128)0xFFFF_C000_0201));
            Assert.That(FlowKey.NumberOf(0xC000_0201), Is.EqualTo(s_https.Source));
            Assert.That(FlowKey.NumberOf(IPAddress.Parse("::ffff:192.0.2.1")), Is.EqualTo(s_https.Source));
            Assert.That(
                FlowKey.NumberOf(IPAddress.Parse("2001:db8::1")),
                Is.EqualTo(new UInt128(0x2001_0db8_0000_0000, 1))
            );
        });
    }

    // Worked out with the integers of Python. The key of zeros under seed 0: the finishing function maps 0 to 0, four
    // times, so that only its value for the constant is left, which is the first number of SplitMix64 from seed 0.
    [Test]
    public void The_hash_is_the_documented_one()
    {
        Assert.That(default(FlowKey).Hash(0), Is.EqualTo(0xE220A8397B1DCDAF));
        Assert.That(s_https.Hash(7), Is.EqualTo(0x3AE38C633AF9F0AE));
    }

    [Test]
    public void Every_part_of_the_key_and_the_seed_make_another_hash()
    {
        ulong[] hashes =
        [
            s_https.Hash(1),
            s_https.Hash(2),
            (s_https with { Source = s_https.Destination }).Hash(1),
            (s_https with { Destination = s_https.Source }).Hash(1),
            (s_https with { SourcePort = 443 }).Hash(1),
            (s_https with { DestinationPort = 50_000 }).Hash(1),
            (s_https with { Protocol = FlowKey.Udp }).Hash(1),
        ];
        Assert.That(hashes, Is.Unique);
    }

    // Neighbors in address and port, as clients behind one gateway have them: 2^16 keys on 256 places. Chi-square with
    // 255 degrees of freedom has mean 255 and variance 510: a good hash passes 255 + 5 * 22.6 = 368 once in a million.
    [Test]
    public void Neighboring_clients_are_spread_evenly()
    {
        int[] found = new int[256];
        for (int client = 0; client < 65_536; client++)
        {
            FlowKey key = s_https with
            {
                Source = s_https.Source + (UInt128)(client / 256),
                SourcePort = (ushort)(40_000 + (client % 256)),
            };
            found[key.Hash(3) >> 56]++;
        }
        double chiSquare = found.Sum(count => (count - 256.0) * (count - 256.0) / 256);

        Assert.That(chiSquare, Is.LessThan(368));
    }
}
