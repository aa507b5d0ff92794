using System.Globalization;
using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Dns;

public class DnsAnswerCommandTests
{
    private ZoneFolder _zone = null!;

    [SetUp]
    public void Make() => _zone = new ZoneFolder();

    [TearDown]
    public void Delete() => _zone.Dispose();

    [Test]
    public void An_answer_is_a_table_with_share_and_ttl()
    {
        Tool tool = _zone.Answer("w");

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(tool.Error, Is.Empty);
        // Weights 1 and 3.
        Assert.That(
            tool.Output,
            Is.EqualTo(
                """
                w.example.com. A: NOERROR
                  answer     share   TTL
                  192.0.2.2   75 %  60 s
                  192.0.2.1   25 %  60 s

                """.ReplaceLineEndings("\n")
            )
        );
    }

    [Test]
    public void Json_has_code_ttl_distribution_and_explanation()
    {
        using JsonDocument answer = Json(_zone.Answer("fo", "--format", "json", "--down", "site"));

        Assert.That(answer.RootElement.GetProperty("rcode").GetString(), Is.EqualTo("NOERROR"));
        Assert.That(answer.RootElement.GetProperty("ttl").GetInt32(), Is.EqualTo(60));
        Assert.That(
            answer.RootElement.GetProperty("distribution").GetRawText(),
            Does.Match(@"^\{\s*""192.0.2.2"": 1\s*\}$")
        );
        Assert.That(
            answer.RootElement.GetProperty("explanation").EnumerateArray().Select(line => line.GetString()),
            Is.EqualTo(
                new[]
                {
                    "  fo.example.com. A: failover (2 record sets)",
                    "- p: unhealthy (primary, health check site)",
                    "= s: healthy (secondary, gives 192.0.2.2)",
                }
            )
        );
    }

    [Test]
    public void Several_values_of_one_answer_share_the_first_place_and_stay_together()
    {
        using JsonDocument answer = Json(_zone.Answer("three", "--format", "json"));

        // In random order each of the three stands first a third of the time.
        Assert.That(
            answer.RootElement.GetProperty("distribution").EnumerateObject().Select(one => one.Value.GetDouble()),
            Is.EqualTo(new[] { 1.0 / 3, 1.0 / 3, 1.0 / 3 })
        );
        JsonElement only = answer.RootElement.GetProperty("answers").EnumerateArray().Single();
        Assert.That(only.GetProperty("probability").GetDouble(), Is.EqualTo(1));
        Assert.That(
            only.GetProperty("values").EnumerateArray().Select(value => value.GetString()),
            Is.EqualTo(new[] { "192.0.2.1", "192.0.2.2", "192.0.2.3" })
        );
    }

    [Test]
    public void A_name_that_does_not_exist_is_an_answer_with_the_nearest_name()
    {
        Tool tool = _zone.Answer("gex");

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(
            tool.Output,
            Is.EqualTo(
                "gex.example.com. A: NXDOMAIN, may be cached for 900 s\n\n"
                    + "note: there is no such name; did you mean 'geo.example.com.'?\n"
            )
        );
    }

    // Route 53 refuses questions about zones that it does not host: no rcode of an answer stands for that.
    [Test]
    public void A_name_outside_the_zone_is_refused()
    {
        Tool tool = Tool.Run("dns", "answer", "--zone", _zone.ZonePath, "--name", "www.example.org");

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Does.StartWith("--name www.example.org.: not in the zone example.com., "));
    }

    [TestCase("www.example.org", true)]
    [TestCase("ww.example.com", false)]
    public void Where_no_file_names_the_zone_a_far_name_may_be_refused(string name, bool isFar)
    {
        string file = _zone.Write("one.json", ListingOf(Address("www.example.com.")));

        Tool tool = Tool.Run("dns", "answer", "--zone", file, "--name", name);

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(
            tool.Output.Contains("the files do not say which zone they are", StringComparison.Ordinal),
            Is.EqualTo(isFar)
        );
    }

    [Test]
    public void A_loop_of_aliases_takes_only_the_names_that_lead_to_it()
    {
        string file = _zone.Write(
            "loop.json",
            ListingOf(
                Alias("a.example.com.", "b.example.com."),
                Alias("b.example.com.", "a.example.com."),
                Alias("c.example.com.", "b.example.com."),
                Address("www.example.com.")
            )
        );

        Tool sound = Tool.Run("dns", "answer", "--zone", file, "--name", "www.example.com");
        Tool broken = Tool.Run("dns", "answer", "--zone", file, "--name", "c.example.com");

        Assert.That(sound.ExitCode, Is.EqualTo(0));
        Assert.That(sound.Output, Does.Contain("192.0.2.1"));
        Assert.That(sound.Error, Does.Contain("alias-cycle: warning: "));
        Assert.That(broken.ExitCode, Is.EqualTo(3));
        Assert.That(broken.Output, Is.Empty);
        Assert.That(broken.Error, Does.Contain("c.example.com. A has no answer: the alias leads back to itself: "));
    }

    [Test]
    public void A_client_of_the_US_without_a_state_is_told_of_it()
    {
        const string Note = "a client of the US without a state matches no record set of a state";

        Assert.That(_zone.Answer("geo", "--country", "US").Output, Does.Contain(Note));
        Assert.That(_zone.Answer("geo", "--country", "US", "--subdivision", "TX").Output, Does.Not.Contain(Note));
        Assert.That(_zone.Answer("geo", "--country", "FR").Output, Does.Not.Contain(Note));
    }

    [Test]
    public void One_address_of_IPv6_is_one_answer_however_it_is_written()
    {
        string file = _zone.Write(
            "six.json",
            ListingOf(
                """
                {"Name": "www.example.com.", "Type": "AAAA", "SetIdentifier": "a", "Weight": 1, "TTL": 60,
                 "ResourceRecords": [{"Value": "2001:DB8:0::1"}]}
                """,
                """
                {"Name": "www.example.com.", "Type": "AAAA", "SetIdentifier": "b", "Weight": 1, "TTL": 60,
                 "ResourceRecords": [{"Value": "2001:db8::1"}]}
                """
            )
        );

        Tool tool = Tool.Run("dns", "answer", "--zone", file, "--name", "www.example.com", "--type", "AAAA");

        Assert.That(tool.Output, Does.Match(@"2001:db8::1 +100 %"));
    }

    private static string ListingOf(params string[] records) =>
        $"{{\"ResourceRecordSets\": [{string.Join(", ", records)}]}}";

    private static string Address(string name) =>
        $"{{\"Name\": \"{name}\", \"Type\": \"A\", \"TTL\": 60, \"ResourceRecords\": [{{\"Value\": \"192.0.2.1\"}}]}}";

    private static string Alias(string name, string target) =>
        $"{{\"Name\": \"{name}\", \"Type\": \"A\", \"AliasTarget\": {{\"HostedZoneId\": \"Z1\", "
        + $"\"DNSName\": \"{target}\", \"EvaluateTargetHealth\": false}}}}";

    [Test]
    public void A_type_that_the_name_lacks_is_no_data()
    {
        using JsonDocument answer = Json(_zone.Answer("w", "--type", "aaaa", "--format", "json"));

        Assert.That(answer.RootElement.GetProperty("rcode").GetString(), Is.EqualTo("NODATA"));
        Assert.That(answer.RootElement.GetProperty("ttl").GetInt32(), Is.EqualTo(900));
        Assert.That(answer.RootElement.GetProperty("distribution").EnumerateObject(), Is.Empty);
    }

    [Test]
    public void Without_a_type_the_other_family_is_mentioned() =>
        Assert.That(
            _zone.Answer("fo").Output,
            Does.EndWith("note: the name has AAAA records too: --type AAAA shows them\n")
        );

    [Test]
    public void A_canonical_name_answers_every_type()
    {
        Tool tool = _zone.Answer("alias");

        Assert.That(
            tool.Output,
            Does.StartWith("alias.example.com. CNAME: NOERROR\n").And.Contain("www.example.net  100 %")
        );
        Assert.That(tool.Output, Does.Contain("the resolver asks for www.example.net A next"));
    }

    // France lies in Europe; the record of the country is nearer than that of the continent.
    [TestCase("--country FR", "192.0.2.2")]
    [TestCase("--country es", "192.0.2.3")]
    [TestCase("--continent EU", "192.0.2.3")]
    [TestCase("--country US", "192.0.2.4")]
    [TestCase("--country US --subdivision CA", "192.0.2.1")]
    [TestCase("--country US --subdivision US-CA", "192.0.2.1")]
    [TestCase("--subdivision CA", "192.0.2.1")]
    [TestCase("--country TR --continent EU", "192.0.2.3")]
    [TestCase("", "192.0.2.4")]
    public void A_place_picks_the_smallest_area(string options, string value) =>
        Assert.That(
            _zone.Answer("geo", options.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Output,
            Does.Contain($"{value}  100 %")
        );

    [TestCase("--country UK", "--country 'UK' is no code of ISO 3166-1 alpha-2. Did you mean 'GB'?")]
    [TestCase("--country Spain", "--country 'Spain' is no code of ISO 3166-1 alpha-2. Did you mean 'ES'?")]
    [TestCase("--country FR --continent AS", "--country FR is on the continent EU, not on AS.")]
    [TestCase("--continent XX", "--continent 'XX' is not one of AF, AN, AS, EU, NA, OC, SA.")]
    [TestCase("--subdivision 30", "--subdivision '30' needs the country it belongs to: --country US.")]
    [TestCase("--country US --subdivision ZZ", "--subdivision 'ZZ' is no state of the US in ISO 3166-2, such as CA.")]
    [TestCase("--type AAAAA", "Did you mean 'AAAA'?")]
    [TestCase("--down sit", "--down 'sit': the zone has no such health check. Did you mean 'site'?")]
    [TestCase("--down zzz", "--down 'zzz': the zone has no such health check. It has site.")]
    [TestCase("--latency eu-wst-1=18ms", "--latency: 'eu-wst-1' is no region of AWS. Did you mean 'eu-west-1'?")]
    [TestCase("--latency eu-west-1=18", "--latency 'eu-west-1=18' is not a region and a time such as eu-west-1=18ms.")]
    [TestCase("--latency eu-west-1=1ms eu-west-1=2ms", "--latency says two times how far eu-west-1 is.")]
    [TestCase("--subnet 192.0.2/24", "--subnet '192.0.2/24' is not a subnet such as 192.0.2.0/24 or 2001:db8::/48.")]
    [TestCase("--client 1.2.3", "--client '1.2.3' is not an address such as 192.0.2.7 or 2001:db8::7.")]
    [TestCase("--format xml", "")]
    public void A_wrong_option_is_a_usage_error_that_says_what_is_meant(string options, string message)
    {
        Tool tool = _zone.Answer("geo", options.Split(' '));

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Does.Contain(message).And.EndWith("See 'sim dns answer --help'.\n"));
    }

    [Test]
    public void Every_wrong_option_is_named_at_once()
    {
        Tool tool = _zone.Answer("geo", "--country", "UK", "--type", "AAAAA", "--down", "sit");

        Assert.That(tool.Error.Split('\n'), Has.Length.EqualTo(5));
    }

    [Test]
    public void Latencies_that_are_stated_decide() =>
        Assert.That(
            _zone.Answer("lat", "--latency", "eu-west-1=18ms", "us-east-1=9ms").Output,
            Does.Contain("192.0.2.2  100 %").And.Not.Contain("note")
        );

    [TestCase("FR", "192.0.2.1")]
    [TestCase("US", "192.0.2.2")]
    public void Latencies_follow_from_the_country_and_the_answer_says_so(string country, string value) =>
        Assert.That(
            _zone.Answer("lat", "--country", country).Output,
            Does.Contain($"{value}  100 %")
                .And.Contain($"predicted, as a simulation does, from the center of {country}:")
        );

    [TestCase("FR", "192.0.2.1")]
    [TestCase("US", "192.0.2.2")]
    public void Distances_follow_from_the_country_too(string country, string value) =>
        Assert.That(
            _zone.Answer("gp", "--country", country).Output,
            Does.Contain($"{value}  100 %").And.Contain($"great circles from the center of {country}: dublin")
        );

    [TestCase("--subnet 198.51.100.0/24", "192.0.2.1")]
    [TestCase("--subnet 198.51.100.0/23", "192.0.2.2")]
    [TestCase("--client 198.51.100.7", "192.0.2.1")]
    [TestCase("", "192.0.2.2")]
    public void A_subnet_is_looked_up_in_the_blocks_of_the_zone(string options, string value)
    {
        string cidr = _zone.Write(
            "cidr.json",
            """{"CidrBlocks": [{"CidrBlock": "198.51.100.0/24", "LocationName": "isp"}]}"""
        );

        Tool tool = _zone.Answer("ip", ["--cidr", cidr, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.That(tool.Error, Is.Empty);
        Assert.That(tool.Output, Does.Contain($"{value}  100 %"));
    }

    [TestCase("""{"CidrBlocks": [{"CidrBlock": "198.51.100.0/25", "LocationName": "isp"}]}""", "cidr.json:1:31: ")]
    [TestCase("[]", "cidr.json:1:1: unknown-format: the file holds DNS records in no known format")]
    public void Blocks_that_are_wrong_are_refused_at_their_place(string text, string message)
    {
        Tool tool = _zone.Answer("ip", "--cidr", _zone.Write("cidr.json", text));

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Does.Contain(message));
    }

    [Test]
    public void A_zone_that_is_missing_is_named_with_its_neighbor()
    {
        Tool tool = Tool.Run("dns", "answer", "--zone", _zone.ZonePath + "x", "--name", "w.example.com");

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("missing-file").And.Contain("did you mean"));
    }

    [Test]
    public void Numbers_have_a_point_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.That(_zone.Answer("three", "--format", "json").Output, Does.Contain("0.3333333333333333"));
            Assert.That(
                _zone.Answer("lat", "--latency", "eu-west-1=1.5ms", "--explain").Output,
                Does.Contain("1.5 ms")
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static JsonDocument Json(Tool tool)
    {
        Assert.That(tool.ExitCode, Is.EqualTo(0), tool.Error);
        return JsonDocument.Parse(tool.Output);
    }
}
