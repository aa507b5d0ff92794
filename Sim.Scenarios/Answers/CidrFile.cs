using System.Net;
using System.Net.Sockets;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Answers;

/// <summary>Reads the address blocks of IP-based routing.</summary>
/// <remarks>
/// Two forms: what <c>aws route53 list-cidr-blocks</c> prints, which does not name its collection and is that of the
/// zone; and <c>{collection: {location: [block, ...]}}</c>. Blocks are /1 to /24 (IPv4) or /1 to /48 (IPv6). Source:
/// Route 53 Developer Guide, "IP-based routing".
/// </remarks>
internal static class CidrFile
{
    public const string Expectation =
        "{\"CidrBlocks\": [{\"CidrBlock\": ..., \"LocationName\": ...}]} or {collection: {location: [block, ...]}}";

    private const string BlockExpectation = "a block of /1 to /24 (IPv4) or /1 to /48 (IPv6) such as 192.0.2.0/24";

    /// <param name="used">Ids of the collections that record sets name.</param>
    public static IReadOnlyList<CidrCollection>? Read(
        IInputFiles files,
        string path,
        IReadOnlyList<string> used,
        DiagnosticList diagnostics
    ) => SourceReader.ReadFile(files, path, diagnostics) is { } root ? Read(root, used, diagnostics) : null;

    /// <inheritdoc cref="Read(IInputFiles, string, IReadOnlyList{string}, DiagnosticList)"/>
    public static IReadOnlyList<CidrCollection>? Read(
        LocatedNode root,
        IReadOnlyList<string> used,
        DiagnosticList diagnostics
    )
    {
        if (root is not LocatedMapping mapping)
        {
            diagnostics.Error(root.Location, "wrong-kind", $"the file is {root.Kind}", Expectation);
            return null;
        }
        return mapping["CidrBlocks"] is null
            ? ReadByCollection(mapping, diagnostics)
            : ReadListing(mapping, used, diagnostics);
    }

    /// <summary>The form <c>{collection: {location: [block, ...]}}</c>.</summary>
    public static IReadOnlyList<CidrCollection> ReadByCollection(LocatedMapping mapping, DiagnosticList diagnostics)
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

    private static CidrCollection[]? ReadListing(
        LocatedMapping mapping,
        IReadOnlyList<string> used,
        DiagnosticList diagnostics
    )
    {
        if (used.Count != 1)
        {
            diagnostics.Error(
                mapping.Location,
                "unnamed-collection",
                used.Count == 0
                    ? "no record set of the zone uses a CIDR collection"
                    : $"these blocks do not say which collection they are: the zone uses {string.Join(", ", used)}",
                "{collection: {location: [block, ...]}}"
            );
            return null;
        }
        var notes = new ImportNotes(diagnostics);
        List<(string Location, IPNetwork Block)> blocks = [];
        var items = mapping.Required<LocatedSequence>("CidrBlocks", diagnostics)?.Each<LocatedMapping>(diagnostics);
        foreach (LocatedMapping item in items ?? [])
        {
            var fields = new Fields(item, notes);
            string? location = fields.RequiredText("LocationName");
            bool isText = fields.RequiredText("CidrBlock") is not null;
            fields.ReportUnknown();
            if (
                isText
                && ReadBlock((LocatedScalar)item["CidrBlock"]!, diagnostics) is { } block
                && location is not null
            )
            {
                blocks.Add((location, block));
            }
        }
        notes.Flush();
        return
        [
            new CidrCollection(
                used[0],
                [
                    .. blocks
                        .GroupBy(block => block.Location, StringComparer.Ordinal)
                        .Select(group => new CidrLocation(group.Key, [.. group.Select(block => block.Block)])),
                ]
            ),
        ];
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
