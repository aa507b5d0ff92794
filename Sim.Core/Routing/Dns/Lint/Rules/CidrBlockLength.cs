using System.Net;
using System.Net.Sockets;

namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A block that the API does not take.</summary>
internal sealed class CidrBlockLength : ILintRule
{
    public LintRule About { get; } =
        new(
            "cidr-block-length",
            LintSeverity.Error,
            "A CIDR block is longer than /24 (IPv4) or /48 (IPv6), or is /0",
            "The API refuses the block; clients are known by no more than that prefix.",
            "Write a block of /1 to /24 or /1 to /48; the location \"*\" stands for everybody.",
            "Developer Guide, IP-based routing"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        for (int index = 0; index < zone.Zone.CidrCollections.Count; index++)
        {
            foreach (CidrLocation location in zone.Zone.CidrCollections[index].Locations)
            {
                foreach (IPNetwork block in location.Blocks.Where(block => !IsTaken(block)))
                {
                    found.AtCollection(About, index, $"location '{location.Name}' has the block {block}");
                }
            }
        }
    }

    private static bool IsTaken(IPNetwork block) =>
        block.PrefixLength >= 1
        && block.PrefixLength <= (block.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 24 : 48);
}
