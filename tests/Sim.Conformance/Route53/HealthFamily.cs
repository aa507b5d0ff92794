using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Conformance.Route53;

/// <summary>The status of a health check, and the result of one probe.</summary>
internal static class HealthFamily
{
    public static void Check(JsonElement element)
    {
        HealthCase given = CaseJson.Read<HealthCase>(element);
        HealthExpectation actual = given.Kind switch
        {
            "endpoint" => OfStatus(Endpoint(CaseJson.Read<EndpointInput>(given.Input))),
            "calculated" => Calculated(CaseJson.Read<CalculatedInput>(given.Input)),
            "cloudwatch" => OfStatus(CloudWatch(CaseJson.Read<CloudWatchInput>(given.Input))),
            "probe" => new HealthExpectation(Result: Probe(CaseJson.Read<ProbeInput>(given.Input))),
            "load-balancer" => OfStatus(LoadBalancer(CaseJson.Read<LoadBalancerInput>(given.Input))),
            _ => throw new InvalidDataException($"unknown kind '{given.Kind}'"),
        };
        Assert.That(actual, Is.EqualTo(given.Expect));
    }

    private static HealthExpectation OfStatus(HealthStatus status) =>
        new(Status: status == HealthStatus.Healthy ? "healthy" : "unhealthy");

    private static HealthStatus Endpoint(EndpointInput input)
    {
        HealthCheck check = SomeEndpoint with { Inverted = input.Inverted, Disabled = input.Disabled };
        bool hasData = !input.NewCheck && input.Checkers is not null;
        return EndpointHealth.Status(
            check,
            hasData ? input.Checkers!.Value : 0,
            hasData ? input.HealthyCheckers ?? 0 : 0
        );
    }

    private static HealthExpectation Calculated(CalculatedInput input)
    {
        var check = new CalculatedHealthCheck { Id = "calculated", HealthThreshold = input.HealthThreshold };
        int healthyChildren = 0;
        foreach (ChildInput given in input.Children)
        {
            HealthCheck child = given.Type == "calculated" ? check : SomeEndpoint with { Disabled = given.Disabled };
            if (!CalculatedHealth.IsAllowedChild(child))
            {
                return new HealthExpectation(Error: "configuration");
            }
            HealthStatus observed = given.Healthy ? HealthStatus.Healthy : HealthStatus.Unhealthy;
            healthyChildren += ReportedHealth.Status(child, observed) == HealthStatus.Healthy ? 1 : 0;
        }
        return OfStatus(CalculatedHealth.Status(check, healthyChildren));
    }

    private static HealthStatus CloudWatch(CloudWatchInput input)
    {
        var check = new CloudWatchHealthCheck
        {
            Id = "metric",
            AlarmRegion = "us-east-1",
            AlarmName = "alarm",
            InsufficientData = Enum.Parse<InsufficientDataStatus>(input.InsufficientDataHealthStatus),
        };
        MetricState stream = input.DataStream switch
        {
            "OK" => MetricState.Ok,
            "ALARM" => MetricState.Alarm,
            "INSUFFICIENT_DATA" => MetricState.InsufficientData,
            _ => throw new InvalidDataException($"unknown data stream '{input.DataStream}'"),
        };
        HealthStatus? lastKnown = input.LastKnownStatus?.ToUpperInvariant() switch
        {
            null => null,
            "HEALTHY" => HealthStatus.Healthy,
            "UNHEALTHY" => HealthStatus.Unhealthy,
            _ => throw new InvalidDataException($"unknown status '{input.LastKnownStatus}'"),
        };
        return CloudWatchHealth.Status(check, stream, lastKnown);
    }

    private static string Probe(ProbeInput input)
    {
        ProbeProtocol protocol = input.Type switch
        {
            "TCP" => ProbeProtocol.Tcp,
            "HTTP" => ProbeProtocol.Http,
            "HTTPS" => ProbeProtocol.Https,
            "HTTP_STR_MATCH" => ProbeProtocol.HttpStringMatch,
            "HTTPS_STR_MATCH" => ProbeProtocol.HttpsStringMatch,
            _ => throw new InvalidDataException($"unknown type '{input.Type}'"),
        };
        var response = new ProbeResponse
        {
            Connect = Duration(input.ConnectSeconds),
            StatusAfterConnect = Duration(input.StatusAfterConnectSeconds),
            StatusCode = input.StatusCode,
            BodyAfterStatus = Duration(input.BodyAfterStatusSeconds),
            StringEndsAtByte = input.StringEndsAtByte,
        };
        return ProbeRules.Judge(protocol, in response) == ProbeOutcome.Pass ? "pass" : "fail";
    }

    private static HealthStatus LoadBalancer(LoadBalancerInput input) =>
        LoadBalancerHealth.Status(
            input.EvaluateTargetHealth,
            [.. input.TargetGroups.Select(g => new TargetGroupCount(g.Registered, g.Healthy))]
        );

    private static SimDuration? Duration(double? seconds) => seconds is { } s ? SimDuration.FromSeconds(s) : null;

    private static EndpointHealthCheck SomeEndpoint { get; } =
        new()
        {
            Id = "endpoint",
            Protocol = ProbeProtocol.Tcp,
            IpAddress = "192.0.2.1",
            Port = 443,
        };
}
