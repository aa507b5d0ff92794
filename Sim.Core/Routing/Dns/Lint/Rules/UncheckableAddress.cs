using System.Net;

namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>An address that no checker reaches.</summary>
internal sealed class UncheckableAddress : ILintRule
{
    public LintRule About { get; } =
        new(
            "uncheckable-address",
            LintSeverity.Warning,
            "A health check of an address that is not on the public internet",
            "The checkers probe from the internet: private, loopback, documentation and other "
                + "special addresses never answer, so the check never passes.",
            "Check a public address, or follow a CloudWatch metric of the private endpoint.",
            "API Reference, HealthCheckConfig, IPAddress; RFC 6890"
        );

    // The special-purpose blocks that are not globally reachable, and multicast. Source: RFC 6890 and its registries.
    private static readonly (IPNetwork Block, string What)[] Blocks =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this network"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "shared by carriers"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.2.0/24"), "for documentation"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("::/127"), "loopback"),
        (IPNetwork.Parse("2001:db8::/32"), "for documentation"),
        (IPNetwork.Parse("fc00::/7"), "private"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
    ];

    public void Check(LintedZone zone, FindingList found)
    {
        for (int index = 0; index < zone.Zone.HealthChecks.Count; index++)
        {
            if (
                zone.Zone.HealthChecks[index] is EndpointHealthCheck { IpAddress: { } text }
                && IPAddress.TryParse(text, out IPAddress? address)
                && Blocks.FirstOrDefault(entry => entry.Block.Contains(address)).What is { } what
            )
            {
                found.AtCheck(About, index, $"its address {address} is {what}");
            }
        }
    }
}
