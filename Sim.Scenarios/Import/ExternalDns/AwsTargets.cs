namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>Targets that ExternalDNS makes an alias of without being asked.</summary>
/// <remarks>
/// ExternalDNS has a table of hosted zones by region; here every region counts, an assumption. Source: ExternalDNS,
/// provider/aws, canonicalHostedZones.
/// </remarks>
internal static class AwsTargets
{
    private static readonly string[] s_domains = ["awsglobalaccelerator.com", "cloudfront.net"];

    /// <summary>A load balancer, an accelerator, a distribution or an endpoint of PrivateLink.</summary>
    public static bool IsService(string host)
    {
        string name = host.TrimEnd('.').ToLowerInvariant();
        string[] labels = name.Split('.');
        int end = name.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) ? 3 : 2;
        bool isAmazon = end == 3 || name.EndsWith(".amazonaws.com", StringComparison.Ordinal);
        string[] service = isAmazon ? labels[..^end] : [];
        return s_domains.Any(domain => name.EndsWith("." + domain, StringComparison.Ordinal))
            || (service.Length > 2 && service[^2..].Any(label => label is "elb" or "vpce"));
    }
}
