using System.Text.Json;

namespace Sim.Conformance.Route53;

/// <summary>A case of the family route53-health; its kind decides the shape of the input.</summary>
internal sealed record HealthCase(
    string Id,
    string Kind,
    string Source,
    string Rule,
    JsonElement Input,
    HealthExpectation Expect,
    string? Note = null
);

internal sealed record HealthExpectation(string? Status = null, string? Result = null, string? Error = null);

internal sealed record EndpointInput(int? Checkers, int? HealthyCheckers, bool NewCheck, bool Inverted, bool Disabled);

internal sealed record CalculatedInput(int HealthThreshold, ChildInput[] Children);

internal sealed record ChildInput(string Type, bool Healthy, bool Disabled);

internal sealed record CloudWatchInput(
    string DataStream,
    string AlarmState,
    string InsufficientDataHealthStatus,
    string? LastKnownStatus
);

internal sealed record ProbeInput(
    string Type,
    double? ConnectSeconds = null,
    double? StatusAfterConnectSeconds = null,
    int? StatusCode = null,
    double? BodyAfterStatusSeconds = null,
    int? StringEndsAtByte = null,
    bool? CertificateExpired = null
);

internal sealed record LoadBalancerInput(bool EvaluateTargetHealth, TargetGroupInput[] TargetGroups);

internal sealed record TargetGroupInput(int Registered, int Healthy);
