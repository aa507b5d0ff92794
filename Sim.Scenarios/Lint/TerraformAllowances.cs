using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>What a Terraform configuration allows: its plan holds no comments, but it holds the outputs.</summary>
/// <remarks>
/// <code>
/// output "sim_allow" { value = { "aws_route53_record.www" = "CODE reason" } }
/// </code>
/// A key is the address of a resource instance, its value a text or a list of texts. Source: Terraform documentation,
/// "JSON output format", values representation.
/// </remarks>
internal static class TerraformAllowances
{
    private const string Output = "sim_allow";

    public static IEnumerable<Allowance> Read(LocatedNode root)
    {
        if (
            root is not LocatedMapping top
            || (top["planned_values"] ?? top["values"]) is not LocatedMapping section
            || section.Find($"outputs.{Output}.value") is not LocatedMapping allowed
        )
        {
            yield break;
        }
        Dictionary<string, LocatedMapping> resources = new(StringComparer.Ordinal);
        Collect(section["root_module"], resources);
        foreach (LocatedEntry entry in allowed.Entries)
        {
            // An address that is not there covers nothing, which is told as an allow that silences nothing.
            (int, int) first = default;
            (int, int) last = default;
            if (resources.TryGetValue(entry.Key.Text, out LocatedMapping? resource))
            {
                first = (resource.Location.Line, resource.Location.Column);
                last = AllowanceReader.LastIn(resource);
            }
            IEnumerable<LocatedNode> items = entry.Value is LocatedSequence list ? list : [entry.Value];
            foreach (LocatedScalar item in items.OfType<LocatedScalar>())
            {
                yield return Allowance.Parse(item.Text, item.Location, first, last);
            }
        }
    }

    private static void Collect(LocatedNode? module, Dictionary<string, LocatedMapping> resources)
    {
        if (module is not LocatedMapping mapping)
        {
            return;
        }
        foreach (LocatedMapping one in (mapping["resources"] as LocatedSequence)?.OfType<LocatedMapping>() ?? [])
        {
            if (one["address"] is LocatedScalar address)
            {
                resources.TryAdd(address.Text, one);
            }
        }
        foreach (LocatedNode child in mapping["child_modules"] as LocatedSequence ?? Enumerable.Empty<LocatedNode>())
        {
            Collect(child, resources);
        }
    }
}
