using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.TrafficPolicies;

[TestFixture]
public sealed class TrafficPolicyBucketTests
{
    private static readonly ZoneSource s_source = new()
    {
        ZoneFiles = ["zone"],
        RecordName = DnsName.Parse("www.example.com"),
        Ttl = SimDuration.FromSeconds(30),
    };

    // "Failover Example" of the Route 53 API Reference, "Traffic policy document format": the bucket must be called as
    // the policy record is, and its website has the region in its name ("Amazon S3 website endpoints").
    [TestCase("us-east-1", "www.example.com", "www.example.com.s3-website-us-east-1.amazonaws.com.")]
    [TestCase("eu-central-1", "www.example.com", "www.example.com.s3-website.eu-central-1.amazonaws.com.")]
    [TestCase("cn-north-1", "www.example.com", "www.example.com.s3-website.cn-north-1.amazonaws.com.cn.")]
    [TestCase(
        "us-east-1",
        "example.com.s3-website-us-east-1.amazonaws.com",
        "example.com.s3-website-us-east-1.amazonaws.com."
    )]
    public void A_bucket_leads_to_its_website_and_not_back_to_the_policy_record(
        string region,
        string value,
        string target
    )
    {
        LocatedZone? zone = Zones.From(
            $$$"""
            {"AWSPolicyFormatVersion": "2015-10-01", "RecordType": "A", "StartRule": "site_switch",
             "Endpoints": {"my_elb": {"Type": "elastic-load-balancer", "Value": "elb-111111.us-east-1.elb.amazonaws.com"},
                           "site_down_banner": {"Type": "s3-website", "Region": "{{{region}}}", "Value": "{{{value}}}"} },
             "Rules": {"site_switch": {"RuleType": "failover", "Primary": {"EndpointReference": "my_elb", "HealthCheck": "h"},
                                       "Secondary": {"EndpointReference": "site_down_banner"} } } }
            """,
            out DiagnosticList found,
            s_source
        );
        Assert.That(found.HasErrors, Is.False, string.Join('\n', found.Lines()));
        Assert.That(zone!.Answer("www.example.com", default, "h"), Is.EqualTo($"{target} 100%"));
    }

    [Test]
    public void A_bucket_without_its_region_is_refused()
    {
        Zones.From(
            """
            {"AWSPolicyFormatVersion": "2015-10-01", "RecordType": "A", "StartEndpoint": "b",
             "Endpoints": {"b": {"Type": "s3-website", "Value": "www.example.com"}}}
            """,
            out DiagnosticList found,
            s_source
        );
        Assert.That(
            found.Select(one => $"{one.Line}:{one.Column} {one.Code}: {one.Message}"),
            Is.EqualTo(
                new[] { "2:21 missing-key: 'Region' is missing: it is a part of the name of bucket 'www.example.com'" }
            )
        );
    }
}
