using System.Net;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Terraform;

/// <summary>Reads CIDR collections and their locations.</summary>
internal static class TerraformCidr
{
    private const string Location = "aws_route53_cidr_location";

    /// <summary>Each collection with the blocks of all its locations, in the order of their first.</summary>
    public static IReadOnlyList<Located<CidrCollection>> Read(TerraformPlan plan, ImportNotes notes)
    {
        List<(string Collection, CidrLocation Location, Location At)> locations = [];
        foreach (TerraformResource resource in plan.Resources.Where(one => one.Type == Location))
        {
            var fields = new Fields(resource.Values, notes);
            string? name = fields.RequiredText("name");
            string? id = CollectionOf(resource, "cidr_collection_id", plan, notes);
            if (resource.Refuse("cidr_blocks", notes))
            {
                continue;
            }
            List<IPNetwork> blocks = [];
            foreach (string text in fields.Texts("cidr_blocks"))
            {
                if (CidrReader.ParseBlock(text, fields.At("cidr_blocks"), notes) is { } block)
                {
                    blocks.Add(block);
                }
            }
            if (name is not null && id is not null)
            {
                locations.Add((id, new CidrLocation(name, [.. blocks]), resource.Values.Location));
            }
        }
        return
        [
            .. locations
                .GroupBy(one => one.Collection, StringComparer.Ordinal)
                .Select(group => new Located<CidrCollection>(
                    new CidrCollection(group.Key, [.. group.Select(one => one.Location)]),
                    group.First().At
                )),
        ];
    }

    /// <summary>
    /// The id of a collection, or its address while it has none; null when refused, which is reported.
    /// </summary>
    public static string? CollectionOf(TerraformResource from, string path, TerraformPlan plan, ImportNotes notes) =>
        from.IdOf("aws_route53_cidr_collection", path, plan, notes);
}
