using System.Globalization;
using System.Text.RegularExpressions;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Routing.Dns;

/// <summary>The question in the README of the evaluator compiles and is answered with what stands below it.</summary>
[TestFixture]
[SetCulture("")]
public sealed partial class ReadmeSampleTests
{
    private static readonly string[] s_blocks =
    [
        .. BlockPattern()
            .Matches(File.ReadAllText(Repository.PathOf("Sim.Core/Routing/Dns/README.md")))
            .Select(match => match.Groups["text"].Value),
    ];

    [Test]
    public void The_sample_is_the_code_of_this_test()
    {
        string code = File.ReadAllText(Repository.PathOf("tests/Sim.Core.Tests/Routing/Dns/ReadmeSampleTests.cs"));
        Assert.That(Squeeze(code), Does.Contain(Squeeze(s_blocks[0])));
    }

    [Test]
    public void The_sample_prints_what_the_page_shows()
    {
        using var Console = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        RecordSet[] records =
        [
            Zones.Alias("www.example.com", "fr.example.com", new GeolocationRouting(null, "FR"), "fr"),
            Zones.Leaf("www.example.com", "192.0.2.2", new GeolocationRouting(null, "ES"), "es"),
            Zones.Leaf("www.example.com", "198.51.100.10", new GeolocationRouting(null, "*"), "default"),
            Zones.Leaf("fr.example.com", "192.0.2.1", new FailoverRouting(FailoverRole.Primary), "par", "dc-par"),
            Zones.Leaf("fr.example.com", "198.51.100.10", new FailoverRouting(FailoverRole.Secondary), "gcp"),
        ];

        CompiledZone zone = CompiledZone.Compile(new Zone { RecordSets = [.. records] });
        // By position in HealthCheckIds; the check of Paris fails.
        bool[] healthy = [.. zone.HealthCheckIds.Select(id => id != "dc-par")];
        var france = new DnsClient { Continent = "EU", Country = "FR" };
        var why = new Explanation();
        DnsAnswer answer = zone.Answer("www.example.com", RecordType.A, france, healthy, why);
        Console.Write(why);

        Assert.That(Console.ToString(), Is.EqualTo(s_blocks[1]));
        Assert.That(answer.Text(), Is.EqualTo("198.51.100.10 1"));
    }

    private static string Squeeze(string text) => WhiteSpace().Replace(text, "");

    [GeneratedRegex("^```[a-z]*\\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex("\\s+")]
    private static partial Regex WhiteSpace();
}
