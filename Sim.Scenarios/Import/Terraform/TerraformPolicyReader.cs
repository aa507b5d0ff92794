using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Terraform;

/// <summary>Reads the one routing policy of a record: a block for each kind, and a flag.</summary>
internal static class TerraformPolicyReader
{
    private const string Multivalue = "multivalue_answer_routing_policy";

    private static readonly string[] s_blocks =
    [
        "weighted_routing_policy",
        "latency_routing_policy",
        "failover_routing_policy",
        "geolocation_routing_policy",
        "geoproximity_routing_policy",
        "cidr_routing_policy",
    ];

    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["ContinentCode"] = "continent",
        ["CountryCode"] = "country",
        ["SubdivisionCode"] = "subdivision",
        ["AWSRegion"] = "aws_region",
        ["LocalZoneGroup"] = "local_zone_group",
        ["Coordinates"] = "coordinates",
        ["Bias"] = "bias",
    };

    /// <summary>Null when it is refused, which is reported.</summary>
    public static RoutingPolicy? Read(TerraformResource resource, TerraformPlan plan, ImportNotes notes)
    {
        var fields = new Fields(resource.Values, notes);
        List<(string Key, LocatedMapping Block)> present = [];
        foreach (string key in s_blocks)
        {
            if (resource.Block(key, notes) is { } block)
            {
                present.Add((key, block));
            }
        }
        if (resource.Refuse(Multivalue, notes))
        {
            return null;
        }
        bool isMultivalue = fields.Flag(Multivalue) ?? false;
        if (present.Count + (isMultivalue ? 1 : 0) > 1)
        {
            string[] keys = [.. present.Select(one => one.Key), .. isMultivalue ? new[] { Multivalue } : []];
            notes.Error(
                resource.At(keys[1]),
                "several-policies",
                $"a record has one routing policy, this one has {string.Join(" and ", keys)}"
            );
            return null;
        }
        if (present.Count == 0)
        {
            return isMultivalue ? new MultivalueRouting() : new SimpleRouting();
        }
        return Read(present[0].Key, present[0].Block, resource, plan, notes);
    }

    private static RoutingPolicy? Read(
        string key,
        LocatedMapping block,
        TerraformResource resource,
        TerraformPlan plan,
        ImportNotes notes
    )
    {
        // An id of a collection may follow from its expression; nothing else in a policy may be unknown.
        if (key == "cidr_routing_policy")
        {
            string? id = TerraformCidr.CollectionOf(resource, $"{key}[0].collection_id", plan, notes);
            string? location = new Fields(block, notes).RequiredText("location_name");
            return id is null || location is null ? null : new IpBasedRouting(id, location);
        }
        if (resource.Refuse($"{key}[0]", notes))
        {
            return null;
        }
        var fields = new Fields(block, notes, s_names);
        switch (key)
        {
            case "weighted_routing_policy":
                Require(fields, "weight");
                return fields.Integer("weight", 0, 255) is { } weight ? new WeightedRouting(weight) : null;
            case "latency_routing_policy":
                return fields.RequiredText("region") is { } region ? new LatencyRouting(region) : null;
            case "failover_routing_policy":
                Require(fields, "type");
                return fields.Word("type", Words.FailoverRoles) is { } role ? new FailoverRouting(role) : null;
            case "geolocation_routing_policy":
                return PolicyReader.ReadArea(fields, notes);
            default:
                return ReadPlace(block, fields, resource, notes);
        }
    }

    /// <summary>The coordinates are a block, which Terraform writes as a list.</summary>
    private static GeoproximityRouting? ReadPlace(
        LocatedMapping block,
        Fields fields,
        TerraformResource resource,
        ImportNotes notes
    )
    {
        if (block["coordinates"] is not LocatedSequence { Count: > 0 } list)
        {
            return PolicyReader.ReadPlace(Without(block, "coordinates"), notes);
        }
        if (
            list is not [LocatedMapping point]
            || fields.Text("AWSRegion") is not null
            || fields.Text("LocalZoneGroup") is not null
        )
        {
            notes.Error(
                resource.At("geoproximity_routing_policy[0].coordinates"),
                "ambiguous-place",
                "a place is exactly one of region, local zone group and coordinates"
            );
            return null;
        }
        var inside = new Fields(point, notes);
        double? latitude = PolicyReader.ReadCoordinate(inside, "latitude", 90);
        double? longitude = PolicyReader.ReadCoordinate(inside, "longitude", 180);
        int? bias = fields.Has("Bias") ? fields.Integer("Bias", -99, 99) : 0;
        return latitude is null || longitude is null || bias is null
            ? null
            : new GeoproximityRouting(null, null, new GeoPoint(latitude.Value, longitude.Value), bias.Value);

        Fields Without(LocatedMapping mapping, string key) =>
            new(
                new LocatedMapping(mapping.Location, [.. mapping.Entries.Where(entry => entry.Key.Text != key)]),
                notes,
                s_names
            );
    }

    private static void Require(Fields fields, string key)
    {
        if (!fields.Has(key))
        {
            fields.Missing(key);
        }
    }

    /// <summary>
    /// The one block of a kind; null when there is none, when there are several, or when it is known only after
    /// apply, both of which are reported.
    /// </summary>
    public static LocatedMapping? Block(this TerraformResource resource, string key, ImportNotes notes)
    {
        if (resource.Unknown?[key] is LocatedScalar { Text: "true" })
        {
            resource.Refuse(key, notes);
            return null;
        }
        LocatedSequence? list = resource.Values[key] is LocatedScalar { IsNull: true }
            ? null
            : resource.Values.Optional<LocatedSequence>(key, notes.Diagnostics);
        LocatedMapping[] blocks = [.. list?.Each<LocatedMapping>(notes.Diagnostics) ?? []];
        if (blocks.Length > 1)
        {
            notes.Error(blocks[1].Location, "several-blocks", $"'{key}' is given {blocks.Length} times", "one block");
        }
        return blocks.Length == 1 ? blocks[0] : null;
    }
}
