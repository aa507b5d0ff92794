using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>The DNS files of the service, in any format that is known; which one, their content says.</summary>
public sealed record Dns
{
    /// <summary>
    /// One file or a list of files that make one zone: Route 53 listings, change batches that only create, traffic
    /// policies, terraform show -json, octoDNS, zone files of cli53, ExternalDNS objects.
    /// </summary>
    [OneOrMore]
    [Items(AtLeast = 1)]
    public required IReadOnlyList<string> Zone { get; init; }

    /// <summary>
    /// Route 53 change batches that the zone has had when the run starts, one after the other: what a variant tries
    /// without a zone of its own. Default: none.
    /// </summary>
    public IReadOnlyList<string> Batches { get; init; } = [];

    /// <summary>Output of <c>aws route53 list-health-checks</c>, or a file that holds them beside others.</summary>
    public string? HealthChecks { get; init; }

    /// <summary>The CIDR collections of IP-based routing. Default: those that the zone's files hold.</summary>
    public IReadOnlyList<CidrFile> Cidr { get; init; } = [];

    /// <summary>
    /// The name of the zone, such as example.com, to which relative names are added. Default: what the files say.
    /// </summary>
    [TextForm(TextFormAttribute.Host, "a domain name such as example.com")]
    public string? Origin { get; init; }

    /// <summary>The name of the policy record, such as www.example.com, for a traffic policy.</summary>
    [TextForm(TextFormAttribute.Host, "a domain name such as www.example.com")]
    public string? Name { get; init; }

    /// <summary>The TTL of the policy record, for a traffic policy.</summary>
    [Limits(AtLeast = "0s", AtMost = "24855d")]
    public SimDuration? Ttl { get; init; }

    /// <summary>
    /// The part of a zone file that is meant when it holds several zones: the keys that lead to it, such as
    /// responses.first; for Terraform the id or the name of the zone.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>
    /// The CloudWatch alarms behind health checks of that type; a check whose alarm is not here is always in order.
    /// </summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];
}
