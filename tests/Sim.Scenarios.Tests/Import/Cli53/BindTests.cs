using System.Globalization;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.Cli53;

/// <summary>
/// BIND reads the same zone files, and writes each record on one plain line: both must say the same.
/// </summary>
/// <remarks>
/// But for escapes of three digits, which cli53 hands over to Route 53 as they are, and Route 53 reads as octal
/// numbers; to BIND they are decimal (RFC 1035, section 5.1).
/// </remarks>
[Category(RealPeer.Category)]
public sealed class BindTests
{
    private const string Head = """
        $TTL 1h
        @ IN SOA ns1 hostmaster ( 1 ; serial
                2h 15m 4W1D 1m )
          NS ns1
        ns1 A 192.0.2.53

        """;

    [TestCase("www 300 IN A 192.0.2.1\nwww IN 300 A 192.0.2.2", TestName = "TTL and class in either order")]
    [TestCase("www A 192.0.2.1\n    AAAA 2001:db8::1\n\tTXT \"same owner\"", TestName = "an owner that is left out")]
    [TestCase("a 1h30m A 192.0.2.1\nb 1W A 192.0.2.1\nc 2d3h4m5s A 192.0.2.1", TestName = "units of time")]
    [TestCase("$TTL 7m\na A 192.0.2.1\n$TTL 60\nb A 192.0.2.1", TestName = "a default TTL that changes")]
    [TestCase("$ORIGIN eu\na A 192.0.2.1\n$ORIGIN deep\nb A 192.0.2.1\n@ A 192.0.2.3", TestName = "nested origins")]
    [TestCase("$ORIGIN eu.example.com.\nb CNAME a\nc CNAME a.example.net.\nd CNAME @", TestName = "relative targets")]
    [TestCase("m MX 10 mx1\nm MX ( 20\n  mx2 ) ; second\nm MX 30 mx.example.net.", TestName = "parentheses")]
    [TestCase("t TXT one \"two words\" \"se;mi\" \"q\\\"uote\" \"back\\\\slash\"", TestName = "strings of a text")]
    [TestCase("*.y A 192.0.2.2\n\\*.x A 192.0.2.1", TestName = "wildcards, plain and escaped")]
    [TestCase("_sip._tcp SRV 10 60 5060 sip\n_x SRV 0 0 0 .", TestName = "services")]
    [TestCase("c CAA 0 issue \"ca.example.net\"\nc CAA 128 iodef \"mailto:a@example.com\"", TestName = "CAA")]
    [TestCase("WWW A 192.0.2.1\nwww A 192.0.2.2", TestName = "names that differ in case")]
    [TestCase("p PTR host\nsub NS ns1.sub\nns1.sub A 192.0.2.9", TestName = "pointers and delegations")]
    [TestCase("six AAAA 2001:0DB8:0:0::0001\nmapped AAAA ::ffff:192.0.2.1", TestName = "spellings of IPv6")]
    public void A_zone_file_says_what_BIND_reads(string body) => AssertAgreement(Head + body + "\n");

    [Law(MaxTest = 25)]
    public FsCheck.Property However_a_zone_is_laid_out() =>
        FsCheck.Fluent.Prop.ForAll(
            FsCheck.Fluent.ArbMap.Default.ArbFor<uint[]>(),
            draws => AssertAgreement(Head + Body([.. draws.Take(60)]))
        );

    private static void AssertAgreement(string text)
    {
        // -i none and -n ignore: BIND need not find the hosts that records name. Nothing else is switched off.
        string plain = RealPeer.Run(
            "named-compilezone",
            text,
            ["-q", "-i", "none", "-n", "ignore", "-o", "-", "example.com", "/dev/stdin"]
        );
        Assert.That(Shown(text), Is.EqualTo(Shown(plain)), plain);
    }

    private static string[] Shown(string text)
    {
        ImportedRecords? read = Cli53Text.Read(text, out DiagnosticList found, Cli53Text.Origin);
        Assert.That(read, Is.Not.Null, string.Join('\n', found.Sorted()));
        return
        [
            .. read!
                .RecordSets.Select(record => record.Value)
                .Select(record => record with { Values = [.. record.Values.Order(StringComparer.Ordinal)] })
                .Select(Cli53Text.Shown)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Records of many types, with owners left out, comments, parentheses and origins as the numbers say.
    /// </summary>
    private static string Body(uint[] draws)
    {
        var text = new System.Text.StringBuilder();
        foreach ((int i, uint draw) in draws.Index())
        {
            if (draw % 7 == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"$ORIGIN o{draw % 3}.example.com. ; of here\n\n");
            }
            // Each owner has one type and one TTL, as record sets must.
            string owner = i > 0 && draw % 7 != 0 && (draw & 0x100) != 0 ? $"n{i}" : $"h{i}.sub";
            string ttl = (draw & 0x600) switch
            {
                0 => "",
                0x200 => "90 ",
                0x400 => "1M30S ",
                _ => "IN 5m ",
            };
            string data = (draw >> 11 & 7) switch
            {
                0 => $"A 192.0.2.{i}\n\t{ttl}TXT same",
                1 => $"AAAA 2001:db8::{i}",
                2 => $"MX ( {i}\n\t mail{i} )",
                3 => $"TXT \"a;b {i}\" (\n  plain\\;{i} ; not this\n  )",
                4 => $"CNAME target{i}.@",
                5 => $"SRV {i} 1 ( 80 ; port\n host{i} )",
                6 => $"TXT \"\\\"{i}\\\\\"",
                _ => $"NS ns{i}.example.net.",
            };
            data = data.Replace(".@", ".example.com.", StringComparison.Ordinal);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{owner}\t{ttl}{data}{((draw & 0x8000) != 0 ? " ; end" : "")}\n"
            );
        }
        return text.ToString();
    }
}
