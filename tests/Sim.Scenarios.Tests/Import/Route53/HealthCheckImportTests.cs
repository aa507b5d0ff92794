using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.Route53;

public sealed class HealthCheckImportTests
{
    [Test]
    public void A_listing_of_the_cli_is_read_without_a_word()
    {
        IReadOnlyList<HealthCheck>? checks = Checks(
            """
            {"HealthChecks": [
             {"Id": "h1", "CallerReference": "r", "HealthCheckVersion": 1, "HealthCheckConfig": {"Type": "HTTPS_STR_MATCH",
              "IPAddress": "192.0.2.1", "Port": 8443, "ResourcePath": "/h", "FullyQualifiedDomainName": "h.example.com",
              "SearchString": "ok", "RequestInterval": 10, "FailureThreshold": 2, "MeasureLatency": false, "Inverted": false,
              "Disabled": true, "EnableSNI": true, "Regions": ["us-east-1", "eu-west-1", "sa-east-1"]}},
             {"Id": "h2", "HealthCheckConfig": {"Type": "HTTPS", "FullyQualifiedDomainName": "h.example.com"}},
             {"Id": "h3", "HealthCheckConfig": {"Type": "CALCULATED", "ChildHealthChecks": ["h1", "h2"], "HealthThreshold": 1}},
             {"Id": "h4", "HealthCheckConfig": {"Type": "CLOUDWATCH_METRIC", "Inverted": true,
              "AlarmIdentifier": {"Region": "us-east-1", "Name": "a"}, "InsufficientDataHealthStatus": "Unhealthy"}},
             {"Id": "h5", "HealthCheckConfig": {"Type": "RECOVERY_CONTROL", "RoutingControlArn": "arn:x"}}
            ]}
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(diagnostics.Lines(), Is.Empty);
        Assert.That(
            checks,
            Is.EqualTo(
                new HealthCheck[]
                {
                    new EndpointHealthCheck
                    {
                        Id = "h1",
                        Disabled = true,
                        Protocol = ProbeProtocol.HttpsStringMatch,
                        IpAddress = "192.0.2.1",
                        Port = 8443,
                        ResourcePath = "/h",
                        FullyQualifiedDomainName = "h.example.com",
                        SearchString = "ok",
                        RequestInterval = SimDuration.FromSeconds(10),
                        FailureThreshold = 2,
                        Regions = ["us-east-1", "eu-west-1", "sa-east-1"],
                    },
                    new EndpointHealthCheck
                    {
                        Id = "h2",
                        Protocol = ProbeProtocol.Https,
                        FullyQualifiedDomainName = "h.example.com",
                        Port = 443,
                        RequestInterval = SimDuration.FromSeconds(30),
                        FailureThreshold = 3,
                    },
                    new CalculatedHealthCheck
                    {
                        Id = "h3",
                        Children = ["h1", "h2"],
                        HealthThreshold = 1,
                    },
                    new CloudWatchHealthCheck
                    {
                        Id = "h4",
                        Inverted = true,
                        AlarmRegion = "us-east-1",
                        AlarmName = "a",
                        InsufficientData = InsufficientDataStatus.Unhealthy,
                    },
                    new RecoveryControlHealthCheck { Id = "h5", RoutingControlArn = "arn:x" },
                }
            )
        );
    }

    [Test]
    public void Every_error_is_told_at_once_with_its_place()
    {
        Checks(
            """
            {"HealthChecks": [
             {"Id": "h1", "HealthCheckConfig": {"Type": "TCP"}},
             {"Id": "h1", "HealthCheckConfig": {"Type": "HTPS"}},
             {"Id": "h2", "HealthCheckConfig": {"Type": "HTTP", "IPAddress": "192.0.2.1", "RequestInterval": 20, "SearchString": "x"}},
             {"Id": "h3", "HealthCheckConfig": {"Type": "CALCULATED", "ChildHealthChecks": ["h9", "h4"], "HealthThreshold": 1}},
             {"Id": "h4", "HealthCheckConfig": {"Type": "CALCULATED"}},
             {"Id": "h5", "HealthCheckConfig": {"Type": "CALCULATED", "ChildHealthChecks": ["h3"], "HealthThreshold": 1}},
             {"Id": "h2", "HealthCheckConfig": {"Type": "HTTP", "IPAddress": "192.0.2.1"}},
             {"Id": "h6"}
            ]}
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "2:36 E no-endpoint: the health check has no endpoint",
                    "2:36 E missing-key: 'Port' is missing",
                    "3:45 E unknown-word: 'Type' is 'HTPS'",
                    "4:98 E out-of-range: 'RequestInterval' is '20'",
                    "4:118 E search-string: SearchString needs a type that matches strings",
                    "5:2 E unknown-health-check: child 'h9' of health check 'h3' does not exist",
                    "5:2 E unknown-health-check: child 'h4' of health check 'h3' does not exist",
                    "6:36 E missing-key: 'HealthThreshold' is missing",
                    "7:2 E calculated-child: child 'h3' of health check 'h5' is itself calculated",
                    "8:2 E duplicate-id: health check 'h2' is given twice",
                    "9:2 E missing-key: 'HealthCheckConfig' is missing",
                }
            )
        );
    }

    private static IReadOnlyList<HealthCheck>? Checks(string text, out DiagnosticList diagnostics) =>
        Read.From(text, Route53Import.ReadHealthChecks, out diagnostics)?.Select(r => r.Value).ToList();
}
