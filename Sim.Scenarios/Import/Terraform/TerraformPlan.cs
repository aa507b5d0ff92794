using System.Text.RegularExpressions;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Terraform;

/// <summary>The resources of one section of <c>terraform show -json</c>: what will be, else what is.</summary>
/// <remarks>
/// The same resources stand also under prior_state, resource_changes and configuration; of these only what is unknown,
/// what expressions refer to and data sources are used. Source: Terraform documentation, "JSON output format".
/// </remarks>
internal sealed partial class TerraformPlan
{
    private const string Zone = "aws_route53_zone";

    private static readonly TerraformInstances s_none = new([]);

    private readonly List<TerraformResource> _resources = [];
    private readonly Dictionary<string, LocatedMapping> _unknown = new(StringComparer.Ordinal);
    private readonly LocatedMapping? _configuration;
    private Dictionary<(string Module, bool IsData, string Type, string Name), TerraformInstances>? _byName;

    private TerraformPlan(LocatedMapping top)
    {
        _configuration = (top["configuration"] as LocatedMapping)?["root_module"] as LocatedMapping;
        foreach (LocatedMapping change in (top["resource_changes"] as LocatedSequence)?.OfType<LocatedMapping>() ?? [])
        {
            if (
                change["address"] is LocatedScalar address
                // An object that a replacement left behind has a change of its own under the same address.
                && change["deposed"] is null
                && (change["change"] as LocatedMapping)?["after_unknown"] is LocatedMapping unknown
            )
            {
                _unknown.TryAdd(address.Text, unknown);
            }
        }
    }

    /// <summary>In the order of the file: what is managed, and zones that are looked up.</summary>
    public IReadOnlyList<TerraformResource> Resources => _resources;

    /// <summary>Zones that were looked up while planning: by their type, they are in no other section.</summary>
    public IReadOnlyList<TerraformResource> DataSources { get; private init; } = [];

    /// <summary>Null when the file is of a version that is not known, or has no section, which is reported.</summary>
    public static TerraformPlan? Read(LocatedMapping top, ImportNotes notes)
    {
        CheckVersion(top, notes);
        LocatedMapping? root = RootOf(top, "planned_values") ?? RootOf(top, "values");
        if (root is null)
        {
            notes.Error(
                top.Location,
                "no-payload",
                "the file holds no planned values and no values",
                "terraform show -json of a plan, or of a state that is not empty"
            );
            return null;
        }
        var plan = new TerraformPlan(top)
        {
            DataSources =
                (top["prior_state"] as LocatedMapping) is { } prior && RootOf(prior, "values") is { } before
                    ? [.. Collect(before).Where(resource => resource.IsData)]
                    : [],
        };
        plan.Add(root, "", notes);
        return plan;
    }

    /// <summary>The instances of one resource; none when there is no such resource.</summary>
    public TerraformInstances Instances(string module, bool isData, string type, string name)
    {
        _byName ??= _resources
            .Concat(DataSources)
            .GroupBy(one => (one.Module, one.IsData, one.Type, one.Name))
            .ToDictionary(group => group.Key, group => new TerraformInstances(group));
        return _byName.GetValueOrDefault((module, isData, type, name)) ?? s_none;
    }

    /// <summary>
    /// The one instance that an attribute can mean, of what has instances at all; null when there is none, or several.
    /// </summary>
    public TerraformReference? Only(TerraformResource from, string type, string path)
    {
        TerraformReference[] found =
        [
            .. TerraformReference.Of(from, type, path, this).Where(reference => reference.Instances.Count > 0),
        ];
        return found is [{ Instances: [_] } one] ? one : null;
    }

    private static void CheckVersion(LocatedMapping top, ImportNotes notes)
    {
        switch (top["format_version"])
        {
            case LocatedScalar { Text: "0" or "1" }:
            case LocatedScalar version
                when version.Text.StartsWith("0.", StringComparison.Ordinal)
                    || version.Text.StartsWith("1.", StringComparison.Ordinal):
                break;
            case LocatedScalar other:
                notes.Error(other.Location, "unknown-version", $"'format_version' is '{other.Text}'", "0.x or 1.x");
                break;
            default:
                notes.Harmless(top.Location, "no-version", "'format_version' is missing, read as version 1");
                break;
        }
    }

    private static LocatedMapping? RootOf(LocatedMapping top, string section) =>
        (top[section] as LocatedMapping)?["root_module"] as LocatedMapping;

    private static IEnumerable<TerraformResource> Collect(LocatedMapping root)
    {
        var plan = new TerraformPlan(new LocatedMapping(root.Location, []));
        plan.Add(root, "", new ImportNotes([]));
        return plan._resources;
    }

    private void Add(LocatedMapping module, string address, ImportNotes notes)
    {
        LocatedMapping? configuration = ConfigurationOf(address);
        var expressions = new Dictionary<(string Type, string Name), LocatedMapping>();
        foreach (LocatedMapping one in (configuration?["resources"] as LocatedSequence)?.OfType<LocatedMapping>() ?? [])
        {
            if (
                one["type"] is LocatedScalar type
                && one["name"] is LocatedScalar name
                && one["mode"] is not LocatedScalar { Text: "data" }
            )
            {
                LocatedMapping? all = one["expressions"] as LocatedMapping;
                expressions.TryAdd((type.Text, name.Text), all ?? new LocatedMapping(one.Location, []));
            }
        }
        foreach (
            LocatedMapping resource in module
                .Optional<LocatedSequence>("resources", notes.Diagnostics)
                ?.Each<LocatedMapping>(notes.Diagnostics)
                ?? []
        )
        {
            AddResource(resource, address, expressions, notes);
        }
        foreach (
            LocatedMapping child in module
                .Optional<LocatedSequence>("child_modules", notes.Diagnostics)
                ?.Each<LocatedMapping>(notes.Diagnostics)
                ?? []
        )
        {
            Add(child, (child["address"] as LocatedScalar)?.Text ?? "", notes);
        }
    }

    private void AddResource(
        LocatedMapping resource,
        string module,
        Dictionary<(string Type, string Name), LocatedMapping> expressions,
        ImportNotes notes
    )
    {
        if (
            (resource["type"] as LocatedScalar)?.Text is not { } type
            || !type.StartsWith("aws_", StringComparison.Ordinal)
        )
        {
            return;
        }
        // What a data source finds is managed elsewhere; what is deposed goes away as soon as it can.
        bool isData = resource["mode"] is LocatedScalar { Text: "data" };
        if ((isData && type != Zone) || resource["deposed_key"] is LocatedScalar { IsNull: false })
        {
            return;
        }
        string? name = resource.Required<LocatedScalar>("name", notes.Diagnostics)?.Text;
        LocatedMapping? values = resource.Required<LocatedMapping>("values", notes.Diagnostics);
        if (name is null || values is null)
        {
            return;
        }
        string address = (resource["address"] as LocatedScalar)?.Text ?? $"{type}.{name}";
        // Terraform 0.12 left the module out.
        if (module.Length > 0 && !address.StartsWith(module, StringComparison.Ordinal))
        {
            address = $"{module}.{address}";
        }
        _resources.Add(
            new TerraformResource
            {
                Address = address,
                Module = module,
                IsData = isData,
                Type = type,
                Name = name,
                Index = IndexOf(resource["index"] as LocatedScalar),
                Values = values,
                Unknown = _unknown.GetValueOrDefault(address),
                Expressions = isData ? null : expressions.GetValueOrDefault((type, name)),
            }
        );
    }

    private static string? IndexOf(LocatedScalar? index) =>
        index is not { IsNull: false } ? null
        : index.IsNumber ? $"[{index.Text}]"
        : $"[\"{index.Text}\"]";

    /// <summary>The configuration of a module; instances of one call share it.</summary>
    private LocatedMapping? ConfigurationOf(string address)
    {
        LocatedMapping? module = _configuration;
        foreach (Match step in StepPattern().Matches(address))
        {
            var call = (module?["module_calls"] as LocatedMapping)?[step.Groups["name"].Value] as LocatedMapping;
            module = call?["module"] as LocatedMapping;
        }
        return module;
    }

    [GeneratedRegex(
        """(?:^|\.)module\.(?<name>[\w-]+)(?:\[(?:"[^"]*"|\d+)\])?""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex StepPattern();
}
