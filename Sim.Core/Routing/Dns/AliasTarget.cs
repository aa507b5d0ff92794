namespace Sim.Core.Routing.Dns;

/// <summary>
/// Where an alias record set points to: a group of the same type in the same zone, or an AWS resource.
/// </summary>
/// <param name="HostedZoneId">The zone of the target: that of the record set itself, or of the AWS service.</param>
/// <param name="EvaluateTargetHealth">Whether the health of the target counts as the health of the alias.</param>
public sealed record AliasTarget(DnsName DnsName, string HostedZoneId, bool EvaluateTargetHealth);
