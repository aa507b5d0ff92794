using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Terraform;

/// <summary>Reads <c>aws_route53_record</c>s of one zone.</summary>
/// <param name="zone">The zone's name; null when nothing tells it.</param>
internal sealed class TerraformRecordReader(TerraformPlan plan, DnsName? zone, ImportNotes notes)
{
    private const string Type = "aws_route53_record";

    /// <summary>Attributes whose values are needed to answer, beside blocks and names.</summary>
    private static readonly string[] s_decisive = ["type", "set_identifier", "ttl", "records", "name"];

    private readonly Dictionary<(string Module, string Record), DnsName?[]> _names = [];

    /// <summary>Null when it is refused, which is reported.</summary>
    public RecordSet? Read(TerraformResource resource)
    {
        int before = notes.Diagnostics.ErrorsReported;
        var fields = new Fields(resource.Values, notes);
        // What stands here once the resource exists is not asked for: fqdn and id.
        foreach (string path in s_decisive.Where(path => path != "name" || resource.Text("fqdn") is null))
        {
            resource.Refuse(path, notes);
        }
        DnsName? name = NameOf(resource);
        RecordType? type = fields.Word("type", Words.RecordTypes);
        RoutingPolicy? policy = TerraformPolicyReader.Read(resource, plan, notes);
        AliasTarget? alias = ReadAlias(resource);
        List<string> values = [.. fields.Texts("records").Select(value => Quoted(value, type))];
        string? check = resource.IdOf("aws_route53_health_check", "health_check_id", plan, notes);
        string? identifier = fields.Text("set_identifier");
        int? ttl = fields.Integer("ttl", 0, int.MaxValue);
        if (notes.Diagnostics.ErrorsReported > before)
        {
            return null;
        }
        CheckShape(fields, resource, alias, values, ttl, type);
        CheckIdentifier(fields, identifier, policy);
        return name is null || type is null || policy is null
            ? null
            : new RecordSet
            {
                Name = name.Value,
                Type = type.Value,
                SetIdentifier = identifier,
                Policy = policy,
                Ttl = alias is not null || ttl is null ? null : SimDuration.FromSeconds(ttl.Value),
                Values = alias is null ? [.. values] : [],
                Alias = alias,
                HealthCheckId = check,
            };
    }

    /// <summary>Terraform leaves out the quotes of texts. Source: AWS provider, aws_route53_record.</summary>
    private static string Quoted(string value, RecordType? type) =>
        type is RecordType.TXT or RecordType.SPF && !(value.Length > 1 && value[0] == '"' && value[^1] == '"')
            ? $"\"{value}\""
            : value;

    private void CheckShape(
        Fields fields,
        TerraformResource resource,
        AliasTarget? alias,
        List<string> values,
        int? ttl,
        RecordType? type
    )
    {
        if (alias is not null && values.Count > 0)
        {
            notes.Error(fields.At("records"), "alias-with-values", "a record is an alias or has values, not both");
        }
        else if (alias is null && values.Count == 0)
        {
            notes.Error(resource.Values.Location, "no-values", "the record has no values and is no alias");
        }
        else if (alias is null && ttl is null)
        {
            fields.Missing("ttl");
        }
        foreach (string value in values)
        {
            if (RecordSetReader.ExpectedAddress(type, value) is { } expected)
            {
                notes.Error(
                    fields.At("records"),
                    "not-an-address",
                    $"'{value}' is not a value of type {type}",
                    expected
                );
            }
        }
    }

    private void CheckIdentifier(Fields fields, string? identifier, RoutingPolicy? policy)
    {
        if (policy is SimpleRouting && identifier is not null)
        {
            notes.Error(
                fields.At("set_identifier"),
                "no-policy",
                $"set_identifier '{identifier}' needs a routing policy",
                "a block such as weighted_routing_policy"
            );
        }
        else if (policy is not (null or SimpleRouting) && identifier is null)
        {
            fields.Missing("set_identifier");
        }
    }

    /// <summary>As the provider makes it: the zone's name is added unless it is there.</summary>
    private DnsName? NameOf(TerraformResource resource)
    {
        string? text = resource.Text("fqdn");
        bool isWhole = text is not null;
        text ??= resource.IsUnknown("name") ? null : (resource.Values["name"] as LocatedScalar)?.Text;
        if (text is null)
        {
            if (!resource.IsUnknown("name"))
            {
                notes.Error(resource.Values.Location, "missing-key", "'name' is missing");
            }
            return null;
        }
        string key = isWhole ? "fqdn" : "name";
        if (Placeholders.IsIn(text))
        {
            notes.Error(resource.At(key), Placeholders.Code, $"'{key}' is '{text}', no name", Placeholders.Expected);
            return null;
        }
        text = text.TrimEnd('.');
        if (!isWhole && zone is null && !text.Contains('.', StringComparison.Ordinal))
        {
            notes.Lacks(
                resource.At(key),
                MissingFact.Origin,
                "relative-name",
                $"'name' is '{text}', which is relative to a zone that the file does not hold",
                "the name of the zone"
            );
            return null;
        }
        if (!isWhole && zone is null)
        {
            notes.Harmless(
                resource.At(key),
                "unknown-zone",
                "the file does not hold the name of the zone: 'name' is read as a whole name unless the origin is given"
            );
        }
        return Expand(resource, key, text, isWhole ? null : zone);
    }

    /// <summary>
    /// What the instances are called, each name once and no more than two, which is too many; null: one is refused.
    /// </summary>
    private DnsName?[] NamesOf(TerraformReference reference)
    {
        if (reference.Instances is not [var first, _, ..])
        {
            return [.. reference.Instances.Select(NameOf)];
        }
        if (reference.IsListed)
        {
            return [.. reference.Instances.Select(NameOf).Distinct().Take(2)];
        }
        if (!_names.TryGetValue((first.Module, first.Name), out DnsName?[]? names))
        {
            _names[(first.Module, first.Name)] = names = [.. reference.Instances.Select(NameOf).Distinct().Take(2)];
        }
        return names;
    }

    private DnsName? Expand(TerraformResource resource, string key, string text, DnsName? within)
    {
        if (within is { } apex)
        {
            bool isRelative =
                text.Length == 0 || !DnsName.TryParse(text, out DnsName written) || !written.IsWithin(apex);
            text =
                !isRelative ? text
                : text.Length == 0 ? apex.ToString()
                : $"{text}.{(apex.IsRoot ? "" : apex)}";
        }
        if (DnsName.TryParse(text, out DnsName name))
        {
            return name;
        }
        notes.Error(resource.At(key), "not-a-name", $"'{key}' is '{text}'", "a domain name such as www.example.com");
        return null;
    }

    private AliasTarget? ReadAlias(TerraformResource resource)
    {
        if (resource.Block("alias", notes) is not { } block)
        {
            return null;
        }
        var fields = new Fields(block, notes);
        bool? evaluates = fields.Flag("evaluate_target_health");
        DnsName? target = ReadTarget(resource, fields);
        if (resource.Refuse("alias[0].evaluate_target_health", notes) || target is null)
        {
            return null;
        }
        if (evaluates is null)
        {
            if (!fields.Has("evaluate_target_health"))
            {
                fields.Missing("evaluate_target_health");
            }
            return null;
        }
        // The zone of the target has no influence on answers, so it may be unknown.
        string zoneId = resource.Text("alias[0].zone_id") ?? HostedZoneIds.Service;
        return new AliasTarget(target.Value, zoneId, evaluates.Value);
    }

    private DnsName? ReadTarget(TerraformResource resource, Fields alias)
    {
        const string Path = "alias[0].name";
        if (resource.IsUnknown(Path))
        {
            IReadOnlyList<TerraformReference> references = TerraformReference.Of(resource, Type, Path, plan);
            // All instances of a weighted record have one name, so an index does not matter then.
            DnsName?[] names = [.. references.SelectMany(NamesOf).Distinct()];
            if (names is [{ } known])
            {
                resource.Resolve(Path, notes, references.Any(one => one.IsOwnIndex));
                return known;
            }
            resource.Refuse(Path, notes);
            return null;
        }
        string? text = alias.RequiredText("name");
        if (text is null)
        {
            return null;
        }
        if (
            !Placeholders.IsIn(text)
            && text.Contains('.', StringComparison.Ordinal)
            && DnsName.TryParse(text, out DnsName name)
        )
        {
            return name;
        }
        notes.Error(alias.At("name"), "not-a-name", $"'name' of the alias is '{text}'", "a whole domain name");
        return null;
    }
}
