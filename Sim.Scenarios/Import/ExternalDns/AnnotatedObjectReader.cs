using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>Reads the names and targets of a Service or an Ingress, with ExternalDNS's default flags.</summary>
/// <remarks>Source: ExternalDNS, "Annotations", source/service.go and source/ingress.go.</remarks>
internal static class AnnotatedObjectReader
{
    /// <summary>Source: Route 53 Developer Guide, "Quotas", values of a record.</summary>
    private const int TargetsMost = 400;

    private const string ResponsibleController = "dns-controller";
    private const string HostnameSource = "ingress-hostname-source";
    private const string SpecOnly = "defined-hosts-only";
    private const string AnnotationOnly = "annotation-only";

    public static void Read(
        LocatedMapping manifest,
        string kind,
        List<ExternalDnsEndpoint> endpoints,
        ImportNotes notes
    )
    {
        var annotations = new ExternalDnsAnnotations(manifest, notes);
        if (annotations["controller"] is { } controller && controller != ResponsibleController)
        {
            notes.Harmless(
                annotations.Scalar("controller")!.Location,
                "other-controller",
                $"this {kind} is for controller '{controller}', so ExternalDNS does not read it"
            );
            return;
        }
        foreach (string key in new[] { "access", "endpoints-type", "internal-hostname" })
        {
            if (annotations.Scalar(key) is { } unused)
            {
                notes.Harmless(unused.Location, "not-followed", $"'{key}' needs the state of a cluster and is ignored");
            }
        }
        List<LocatedScalar> hosts = Hosts(manifest, kind, annotations, notes);
        if (hosts.Count == 0)
        {
            notes.Harmless(manifest.Location, "no-host", $"this {kind} has no host name and makes no record");
            return;
        }
        List<LocatedScalar> targets = [.. annotations.Split("target")];
        targets = targets.Count > 0 ? targets : Targets(manifest, kind, notes);
        if (targets.Count == 0)
        {
            notes.Error(
                hosts[0].Location,
                "no-target",
                $"where '{hosts[0].Text}' leads cannot be told from the {kind} alone",
                "the annotation 'target', or status.loadBalancer as kubectl prints it"
            );
            return;
        }
        if (targets.Count > TargetsMost)
        {
            notes.Error(
                targets[0].Location,
                "too-many-targets",
                string.Create(CultureInfo.InvariantCulture, $"the {kind} has {targets.Count} targets"),
                string.Create(CultureInfo.InvariantCulture, $"at most {TargetsMost}, the quota of a record")
            );
            return;
        }
        AddEndpoints(hosts, targets, annotations, kind == "Service", endpoints);
    }

    /// <summary>One endpoint for each host and kind of target.</summary>
    private static void AddEndpoints(
        List<LocatedScalar> hosts,
        List<LocatedScalar> targets,
        ExternalDnsAnnotations annotations,
        bool isOfService,
        List<ExternalDnsEndpoint> endpoints
    )
    {
        int? ttl = annotations.Ttl();
        LocatedMapping properties = annotations.Properties();
        IGrouping<string, LocatedScalar>[] groups = [.. targets.GroupBy(target => TypeOf(target.Text))];
        foreach (LocatedScalar host in hosts)
        {
            foreach (IGrouping<string, LocatedScalar> group in groups)
            {
                endpoints.Add(
                    new ExternalDnsEndpoint
                    {
                        At = host.Location,
                        Name = host,
                        Type = new LocatedScalar(host.Location, group.Key, ScalarStyle.Quoted),
                        Targets = [.. group],
                        Ttl = ttl,
                        SetIdentifier = annotations["set-identifier"] is { Length: > 0 } identifier ? identifier : null,
                        IsOfService = isOfService,
                        Properties = properties,
                    }
                );
            }
        }
    }

    private static List<LocatedScalar> Hosts(
        LocatedMapping manifest,
        string kind,
        ExternalDnsAnnotations annotations,
        ImportNotes notes
    )
    {
        string? source = kind == "Ingress" ? annotations[HostnameSource] : null;
        if (source is not (null or SpecOnly or AnnotationOnly))
        {
            string[] words = [SpecOnly, AnnotationOnly];
            notes.Error(
                annotations.Scalar(HostnameSource)!.Location,
                "unknown-word",
                $"'{HostnameSource}' is '{source}'",
                "one of " + string.Join(", ", words),
                NearestWord.To(source, words)
            );
        }
        IEnumerable<LocatedScalar> annotated = source == SpecOnly ? [] : annotations.Split("hostname");
        IEnumerable<LocatedScalar> defined =
            kind == "Ingress" && source != AnnotationOnly ? IngressHosts(manifest) : [];
        return [.. defined.Concat(annotated).DistinctBy(host => host.Text.TrimEnd('.').ToLowerInvariant())];
    }

    private static IEnumerable<LocatedScalar> IngressHosts(LocatedMapping manifest)
    {
        var rules = manifest.Find("spec.rules") as LocatedSequence;
        var tls = manifest.Find("spec.tls") as LocatedSequence;
        IEnumerable<LocatedNode?> nodes =
        [
            .. (rules ?? Enumerable.Empty<LocatedNode>()).Select(rule => (rule as LocatedMapping)?["host"]),
            .. (tls ?? Enumerable.Empty<LocatedNode>())
                .Select(entry => (entry as LocatedMapping)?["hosts"])
                .OfType<LocatedSequence>()
                .SelectMany(hosts => hosts),
        ];
        return nodes.OfType<LocatedScalar>().Where(host => !host.IsNull && host.Text.Length > 0);
    }

    /// <summary>What the object itself says about where it can be reached.</summary>
    private static List<LocatedScalar> Targets(LocatedMapping manifest, string kind, ImportNotes notes)
    {
        string type = (manifest.Find("spec.type") as LocatedScalar)?.Text ?? "ClusterIP";
        if (kind == "Service" && type is "LoadBalancer" or "ExternalName")
        {
            LocatedScalar[] addresses =
            [
                .. (
                    manifest.Find("spec.externalIPs") as LocatedSequence ?? Enumerable.Empty<LocatedNode>()
                ).OfType<LocatedScalar>(),
            ];
            if (addresses.Length > 0)
            {
                return [.. addresses];
            }
        }
        if (kind == "Service" && type == "ExternalName")
        {
            return manifest.Find("spec.externalName") is LocatedScalar { IsNull: false } name ? [name] : [];
        }
        if (kind == "Service" && type != "LoadBalancer")
        {
            return [];
        }
        List<LocatedScalar> targets = [];
        var status = manifest.Find("status.loadBalancer.ingress") as LocatedSequence;
        foreach (LocatedMapping item in status?.Each<LocatedMapping>(notes.Diagnostics) ?? [])
        {
            // A load balancer with both is reached by its address; ExternalDNS takes both.
            targets.AddRange(
                new[] { item["ip"], item["hostname"] }
                    .OfType<LocatedScalar>()
                    .Where(target => !target.IsNull && target.Text.Length > 0)
            );
        }
        return targets;
    }

    private static string TypeOf(string target) =>
        !IPAddress.TryParse(target, out IPAddress? address) ? "CNAME"
        : address.AddressFamily == AddressFamily.InterNetwork ? "A"
        : "AAAA";
}
