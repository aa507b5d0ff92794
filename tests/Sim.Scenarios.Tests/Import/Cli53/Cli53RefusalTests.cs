using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.Cli53;

public sealed class Cli53RefusalTests
{
    [Test]
    public void Every_error_is_told_at_once_with_its_place()
    {
        Cli53Text.Read(
            """
             60 IN A 192.0.2.1
            $INCLUDE other.txt
            $GENERATE 1-3 a$ A 192.0.2.$
            $ORIGN example.com.
            $TTL
            $TTL soon
            a IN A 192.0.2.1
            a..b 60 IN A 192.0.2.1
            a\999 60 IN A 192.0.2.1
            a 1x IN A 192.0.2.1
            a 60 IN
            a 60 IN AX 192.0.2.1
            a 60 CH A 192.0.2.1
            a 60 AWS A 192.0.2.1
            a 60 IN ALIAS A www $self false
            a ALIAS A www $self false
            a 60 AWS ALIAS A www $self
            a 60 AWS ALIAS AX www $self flase
            a 60 IN A 192.0.2.256
            a 60 IN AAAA 192.0.2.1
            a 60 IN A 192.0.2.1 192.0.2.2
            a 60 IN TXT
            a 60 IN MX mail
            a 60 IN MX ten mail
            a 60 IN MX 65536 mail
            a 60 IN SOA ns admin 1 2h 1q 1w 1d
            a 60 IN DS 1 1
            a 60 IN TXT "open
            a 60 IN TXT x )
            a 60 IN CNAME "quoted."
            b 60 IN A ( 192.0.2.1
            """,
            out DiagnosticList diagnostics,
            Cli53Text.Origin
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "1:2 E no-owner: the line begins with white space, and no name comes before it",
                    "2:1 E not-supported: $INCLUDE is not followed: the file is read by itself",
                    "3:1 E not-supported: $GENERATE is not followed: the file is read by itself",
                    "4:1 E unknown-word: '$ORIGN' is no directive",
                    "5:1 E missing-value: $TTL has no value",
                    "6:6 E not-a-time: 'soon' is no TTL",
                    "8:1 E not-a-name: 'a..b' is no domain name",
                    "9:1 E not-a-name: 'a\\999' is no domain name",
                    "10:3 E not-a-time: '1x' is no TTL",
                    "11:6 E no-type: the line ends before its record type",
                    "12:9 E unknown-word: 'AX' is no record type that Route 53 hosts",
                    "13:9 E wrong-class: A stands in class CH",
                    "14:10 E wrong-class: A stands in class AWS",
                    "15:9 E wrong-class: ALIAS stands in class IN",
                    "16:3 E wrong-class: an ALIAS has no class",
                    "17:10 E value-count: an ALIAS has four fields, this one has 3",
                    "18:16 E unknown-word: 'AX' is no record type that Route 53 hosts",
                    "18:29 E not-a-flag: EvaluateTargetHealth is 'flase'",
                    "19:11 E not-an-address: '192.0.2.256' is not a value of type A",
                    "20:14 E not-an-address: '192.0.2.1' is not a value of type AAAA",
                    "21:9 E value-count: the value of this A record has 2 fields",
                    "22:9 E value-count: the value of this TXT record has 0 fields",
                    "23:9 E value-count: the value of this MX record has 1 fields",
                    "24:12 E not-a-number: 'ten' is no number of this record",
                    "25:12 E not-a-number: '65536' is no number of this record",
                    "26:27 E not-a-time: '1q' is no time",
                    "27:9 E value-count: the value of this DS record has 2 fields",
                    "28:9 E value-count: the value of this TXT record has 0 fields",
                    "28:13 E open-quote: this text has no closing quote in its line",
                    "29:15 E stray-parenthesis: no parenthesis is open here",
                    "30:15 E not-a-name: 'quoted.' is no domain name",
                    "31:11 E open-parenthesis: this parenthesis is not closed before the file ends",
                }
            )
        );
        Assert.That(
            diagnostics.Single(one => one.Message.StartsWith("'$ORIGN'", StringComparison.Ordinal)).Suggestion,
            Is.EqualTo("$ORIGIN")
        );
        Assert.That(diagnostics.Single(one => one.Code == "not-a-flag").Suggestion, Is.EqualTo("false"));
    }

    // cli53, awsrr.go: only the word "true" is true, so that "True" would be false without a word.
    [Test]
    public void A_truth_value_in_other_letters_is_refused()
    {
        ImportedRecords? read = Cli53Text.Read(
            "a 60 AWS ALIAS A b $self True\nb 60 IN A 192.0.2.1",
            out DiagnosticList diagnostics,
            Cli53Text.Origin
        );
        Assert.That(read, Is.Null);
        Assert.That(
            diagnostics.Select(one => $"{one.Code}: {one.Message} {one.Suggestion}"),
            Is.EqualTo(new[] { "not-a-flag: EvaluateTargetHealth is 'True' true" })
        );
    }

    [TestCase(
        "routing=\"WIGHTED\" weight=1 identifier=\"x\"",
        "1:35 E unknown-word: 'routing' is 'WIGHTED'",
        "WEIGHTED"
    )]
    [TestCase("routing=\"WEIGHTED\" identifier=\"x\"", "1:26 E missing-key: 'weight' is missing", null)]
    [TestCase("routing=\"WEIGHTED\" weight=300 identifier=\"x\"", "1:53 E out-of-range: 'weight' is '300'", null)]
    [TestCase("routing=\"WEIGHTED\" weight=1", "1:26 E missing-key: 'identifier' is missing", null)]
    [TestCase("identifier=\"x\"", "1:26 E missing-key: 'routing' is missing", null)]
    [TestCase(
        "routing=\"FAILOVER\" failover=\"PRIMRY\" identifier=\"x\"",
        "1:55 E unknown-word: 'failover' is 'PRIMRY'",
        "PRIMARY"
    )]
    [TestCase(
        "routing=\"GEOLOCATION\" identifier=\"x\"",
        "1:26 E ambiguous-area: a location is a continent, or a country, or a country with a subdivision",
        null
    )]
    [TestCase(
        "routing=\"GEOLOCATION\" continentCode=\"XX\" identifier=\"x\"",
        "1:63 E unknown-code: 'continentCode' is 'XX'",
        null
    )]
    [TestCase("routing=WEIGHTED", "1:27 E annotation-syntax: 'routing=WEIGHTED' is no key with a value", null)]
    [TestCase("routing=\"WEIGHTED", "1:27 E annotation-syntax: 'routing=\"WEIGHTED' is no key with a value", null)]
    [TestCase("weight=1 weight=2", "1:36 E duplicate-key: 'weight' is given twice", null)]
    public void An_annotation_that_says_nothing_whole_is_refused(string annotation, string expected, string? suggestion)
    {
        ImportedRecords? read = Cli53Text.Read(
            $"a 60 IN A 192.0.2.1 ; AWS {annotation}",
            out DiagnosticList diagnostics,
            Cli53Text.Origin
        );
        Assert.That(read, Is.Null);
        Assert.That(diagnostics.Lines(), Is.EqualTo(new[] { expected }));
        Assert.That(diagnostics[0].Suggestion, Is.EqualTo(suggestion));
    }

    [TestCase(
        "a 60 IN A 192.0.2.1\na 60 IN A 192.0.2.1",
        "2:1 W repeated-value: a value that stands there already is left out"
    )]
    [TestCase(
        "a 60 IN A 192.0.2.1\na 30 IN A 192.0.2.2",
        "2:1 W different-ttl: lines of one record set differ in TTL: the first counts"
    )]
    [TestCase(
        "a 60 IN A 192.0.2.1 ; old ; AWS routing=\"MULTIVALUE\" identifier=\"x\"",
        "1:29 W annotation-place: cli53 sees an annotation only right behind '; ': it is read here all the same"
    )]
    [TestCase(
        "a 60 IN A 192.0.2.1 ; AWS routing=\"WEIGHTED\" weight=\"1\" identifier=\"x\"",
        "1:53 W number-as-text: 'weight' is a number in quotes"
    )]
    [TestCase(
        "a 60 IN A 192.0.2.1 ; AWS routing=\"MULTIVALUE\" identifier=\"x\" wieght=1",
        "1:63 W unknown-key: 'wieght' is not a key of this object and is ignored"
    )]
    public void Harmless_oddities_are_read_and_told(string text, string expected)
    {
        ImportedRecords? read = Cli53Text.Read(text, out DiagnosticList diagnostics, Cli53Text.Origin);
        Assert.That(read!.RecordSets, Has.Count.EqualTo(1));
        Assert.That(diagnostics.Lines(), Is.EqualTo(new[] { expected }));
    }

    [TestCase(
        "a 60 AWS ALIAS A b $self true\na 60 IN A 192.0.2.1",
        "2:1 E alias-with-values: a.example.com. A has an alias and more"
    )]
    [TestCase(
        "a 60 IN A 192.0.2.1 ; AWS routing=\"WEIGHTED\" weight=1 identifier=\"x\"\n"
            + "a 60 IN A 192.0.2.2 ; AWS routing=\"WEIGHTED\" weight=2 identifier=\"x\"",
        "2:1 E different-routing: the lines of a.example.com. A differ in their routing"
    )]
    [TestCase("a IN A 192.0.2.1", "1:6 E missing-ttl: the record has no TTL, and none comes before it")]
    [TestCase("; nothing", "1:1 E no-records: the file has no records")]
    [TestCase(
        "a 60 IN ( ; AWS routing=\"MULTIVALUE\" identifier=\"x\"\n A 192.0.2.1 ) ; AWS routing=\"MULTIVALUE\" "
            + "identifier=\"x\"",
        "2:21 E several-annotations: the record has more than one AWS comment"
    )]
    public void What_does_not_fit_together_is_refused(string text, string expected)
    {
        Assert.That(Cli53Text.Read(text, out DiagnosticList diagnostics, Cli53Text.Origin), Is.Null);
        Assert.That(diagnostics.Lines(), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Relative_names_need_an_origin_which_is_told_once()
    {
        Assert.That(Cli53Text.Read("a 60 IN A 192.0.2.1\nb 60 IN CNAME c", out DiagnosticList diagnostics), Is.Null);
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(new[] { "1:1 E no-origin: 'a' is relative, and the file does not say to which zone" })
        );
        Assert.That(Cli53Text.Read("a.example.com. 60 IN A 192.0.2.1", out _), Is.Not.Null);
    }
}
