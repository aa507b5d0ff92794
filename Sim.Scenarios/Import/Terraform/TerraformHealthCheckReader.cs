using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Terraform;

/// <summary>Reads one <c>aws_route53_health_check</c>.</summary>
internal static class TerraformHealthCheckReader
{
    private const string Type = "aws_route53_health_check";
    private const string Children = "child_healthchecks";

    /// <summary>Source: Route 53 API Reference, HealthCheckConfig, ChildHealthChecks.</summary>
    private const int ChildrenMost = 256;

    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["Type"] = "type",
        ["IPAddress"] = "ip_address",
        ["FullyQualifiedDomainName"] = "fqdn",
        ["Port"] = "port",
        ["ResourcePath"] = "resource_path",
        ["SearchString"] = "search_string",
        ["RequestInterval"] = "request_interval",
        ["FailureThreshold"] = "failure_threshold",
        ["Inverted"] = "invert_healthcheck",
        ["Disabled"] = "disabled",
        ["Regions"] = "regions",
        ["ChildHealthChecks"] = Children,
        ["HealthThreshold"] = "child_health_threshold",
        ["InsufficientDataHealthStatus"] = "insufficient_data_health_status",
        ["RoutingControlArn"] = "routing_control_arn",
        ["Region"] = "cloudwatch_alarm_region",
        ["Name"] = "cloudwatch_alarm_name",
    };

    /// <summary>Numbers that Terraform keeps as 0 when they are not set.</summary>
    private static readonly string[] s_zeroIsNothing = ["port", "request_interval", "failure_threshold"];

    /// <summary>Null when it is refused, which is reported.</summary>
    public static HealthCheck? Read(TerraformResource resource, TerraformPlan plan, ImportNotes notes)
    {
        int before = notes.Diagnostics.ErrorsReported;
        IReadOnlyList<string>? children = ChildrenOf(resource, plan, notes);
        foreach (string key in s_names.Values.Where(key => key != Children))
        {
            resource.Refuse(key, notes);
        }
        if (notes.Diagnostics.ErrorsReported > before)
        {
            return null;
        }
        var set = new LocatedMapping(
            resource.Values.Location,
            [
                .. resource.Values.Entries.Where(entry =>
                    !(s_zeroIsNothing.Contains(entry.Key.Text) && entry.Value is LocatedScalar { Text: "0" })
                    && !(children is not null && entry.Key.Text == Children)
                ),
            ]
        );
        HealthCheck? check = HealthCheckReader.ReadConfig(
            resource.Identity(),
            new Fields(set, notes, s_names),
            notes,
            isFlat: true
        );
        return children is not null && check is CalculatedHealthCheck calculated
            ? calculated with
            {
                Children = [.. children],
            }
            : check;
    }

    /// <summary>The children when they are known only after apply; null: the values hold them.</summary>
    private static string[]? ChildrenOf(TerraformResource resource, TerraformPlan plan, ImportNotes notes)
    {
        if (!resource.IsUnknown(Children))
        {
            return null;
        }
        IReadOnlyList<TerraformReference> found = TerraformReference.Of(resource, Type, Children, plan);
        // The whole of a resource, main[*].id, is all of its instances.
        bool isWhole = resource.References(Children).Count == 1;
        string[] children =
        [
            .. found.SelectMany(one => one.Instances).Take(ChildrenMost + 1).Select(one => one.Identity()),
        ];
        bool isKnown = isWhole || found.All(one => one.Instances.Count <= 1 || one.IsListed);
        if (children.Length is 0 or > ChildrenMost || !isKnown)
        {
            resource.Refuse(Children, notes);
            return null;
        }
        resource.Resolve(Children, notes, found.Any(one => one.IsOwnIndex));
        return children;
    }
}
