using System.Net;
using System.Net.Sockets;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Answers;

/// <summary>Reads address blocks written as <c>{collection: {location: [block, ...]}}</c>.</summary>
/// <remarks>
/// Blocks are /1 to /24 (IPv4) or /1 to /48 (IPv6). Source: Route 53 Developer Guide, "IP-based routing".
/// </remarks>
internal static class CidrMapping
{
    private const string BlockExpectation = "a block of /1 to /24 (IPv4) or /1 to /48 (IPv6) such as 192.0.2.0/24";

    public static IReadOnlyList<CidrCollection> Read(LocatedMapping mapping, DiagnosticList diagnostics)
    {
        List<CidrCollection> collections = [];
        foreach (LocatedEntry collection in mapping.Entries)
        {
            List<CidrLocation> locations = [];
            string id = collection.Key.Text;
            foreach (LocatedEntry location in mapping.Optional<LocatedMapping>(id, diagnostics)?.Entries ?? [])
            {
                var blocks = (collection.Value as LocatedMapping)?.Optional<LocatedSequence>(
                    location.Key.Text,
                    diagnostics
                );
                locations.Add(
                    new CidrLocation(
                        location.Key.Text,
                        [
                            .. (blocks?.Each<LocatedScalar>(diagnostics) ?? [])
                                .Select(block => ReadBlock(block, diagnostics))
                                .OfType<IPNetwork>(),
                        ]
                    )
                );
            }
            collections.Add(new CidrCollection(id, [.. locations]));
        }
        return collections;
    }

    private static IPNetwork? ReadBlock(LocatedScalar text, DiagnosticList diagnostics)
    {
        if (IPNetwork.TryParse(text.Text, out IPNetwork block))
        {
            int most = block.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 24 : 48;
            if (block.PrefixLength >= 1 && block.PrefixLength <= most)
            {
                return block;
            }
        }
        diagnostics.Error(
            text.Location,
            "not-a-block",
            $"'{text.Text}' is no block of IP-based routing",
            BlockExpectation
        );
        return null;
    }
}
