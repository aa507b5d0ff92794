using System.Net;
using System.Net.Sockets;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Route53;

/// <summary>Reads CIDR collections and their blocks of the Route 53 API.</summary>
internal static class CidrReader
{
    /// <summary>Source: Route 53 Developer Guide, "IP-based routing": /1 to /24 for IPv4, /1 to /48 for IPv6.</summary>
    private const int LongestIPv4 = 24;

    private const int LongestIPv6 = 48;

    /// <summary>The id of one collection; its blocks are another listing.</summary>
    public static string? ReadCollection(LocatedMapping mapping, ImportNotes notes)
    {
        var fields = new Fields(mapping, notes);
        string? id = fields.RequiredText("Id");
        fields.Ignore("Name", "Version", "Arn");
        fields.ReportUnknown();
        return id;
    }

    /// <summary>One block and the location it belongs to.</summary>
    public static CidrLocation? ReadBlock(LocatedMapping mapping, ImportNotes notes)
    {
        var fields = new Fields(mapping, notes);
        string? text = fields.RequiredText("CidrBlock");
        string? location = fields.RequiredText("LocationName");
        fields.ReportUnknown();
        return text is not null && ParseBlock(text, fields.At("CidrBlock"), notes) is { } block && location is not null
            ? new CidrLocation(location, [block])
            : null;
    }

    /// <summary>The blocks of each location together, in the order of the first one of each.</summary>
    public static IReadOnlyList<Located<CidrLocation>> Join(IEnumerable<Located<CidrLocation>> blocks) =>
        [
            .. blocks
                .GroupBy(block => block.Value.Name, StringComparer.Ordinal)
                .Select(group => new Located<CidrLocation>(
                    new CidrLocation(group.Key, [.. group.SelectMany(block => block.Value.Blocks)]),
                    group.First().At
                )),
        ];

    /// <summary>Null when the text is no block that a collection takes, which is reported.</summary>
    public static IPNetwork? ParseBlock(string text, Location at, ImportNotes notes)
    {
        if (!IPNetwork.TryParse(text, out IPNetwork block))
        {
            notes.Error(at, "not-a-block", $"'{text}' is no address block", "a block such as 192.0.2.0/24");
            return null;
        }
        int longest = block.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? LongestIPv4 : LongestIPv6;
        if (block.PrefixLength < 1 || block.PrefixLength > longest)
        {
            notes.Error(at, "out-of-range", $"'{text}' is refused by Route 53", $"a block of /1 to /{longest}");
            return null;
        }
        if (HasHostBits(text, block))
        {
            notes.Harmless(at, "host-bits", $"'{text}' has bits behind its prefix, read as {block}");
        }
        return block;
    }

    /// <summary>
    /// Whether the address goes on behind the prefix. Route 53 does not document what it makes of that; Terraform's AWS
    /// provider and octoDNS refuse it.
    /// </summary>
    public static bool HasHostBits(string text, IPNetwork block) =>
        IPAddress.TryParse(text.AsSpan(0, text.IndexOf('/', StringComparison.Ordinal)), out IPAddress? address)
        && !address.Equals(block.BaseAddress);
}
