namespace Sim.Scenarios.Import;

/// <summary>What a file of DNS records, or of what they refer to, turned out to be.</summary>
public enum ZoneFormat
{
    /// <summary><c>aws route53 list-resource-record-sets</c>.</summary>
    RecordSetListing,

    /// <summary><c>aws route53 list-health-checks</c>.</summary>
    HealthCheckListing,

    /// <summary><c>aws route53 list-cidr-collections</c>.</summary>
    CidrCollectionListing,

    /// <summary><c>aws route53 list-cidr-blocks</c>.</summary>
    CidrBlockListing,

    /// <summary>The argument of <c>aws route53 change-resource-record-sets --change-batch</c>.</summary>
    ChangeBatch,

    /// <summary>A traffic policy document of Route 53 Traffic Flow.</summary>
    TrafficPolicy,

    /// <summary><c>terraform show -json</c> of a plan or a state.</summary>
    Terraform,

    /// <summary>A zone of octoDNS, YAML.</summary>
    OctoDns,

    /// <summary>A zone file in the BIND dialect of cli53.</summary>
    Cli53,

    /// <summary>Kubernetes objects of ExternalDNS.</summary>
    ExternalDns,
}
