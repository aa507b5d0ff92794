using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>Reads a DNSEndpoint object.</summary>
/// <remarks>Source: ExternalDNS, CustomResourceDefinition dnsendpoints.externaldns.k8s.io, v1alpha1.</remarks>
internal static class DnsEndpointReader
{
    public static void Read(Fields manifest, List<ExternalDnsEndpoint> endpoints, ImportNotes notes)
    {
        manifest.Ignore("apiVersion", "metadata", "status");
        Fields? spec = manifest.Object("spec");
        if (spec is null && !manifest.Has("spec"))
        {
            manifest.Missing("spec");
        }
        manifest.ReportUnknown();
        if (spec is null)
        {
            return;
        }
        if (!spec.Has("endpoints"))
        {
            spec.Missing("endpoints");
        }
        foreach (LocatedMapping mapping in spec.List("endpoints")?.Each<LocatedMapping>(notes.Diagnostics) ?? [])
        {
            if (ReadEndpoint(new Fields(mapping, notes), notes) is { } endpoint)
            {
                endpoints.Add(endpoint);
            }
        }
        spec.ReportUnknown();
    }

    private static ExternalDnsEndpoint? ReadEndpoint(Fields fields, ImportNotes notes)
    {
        fields.Ignore("labels");
        string? name = fields.RequiredText("dnsName");
        string? type = fields.RequiredText("recordType");
        string? identifier = fields.Text("setIdentifier");
        int? ttl = fields.Integer("recordTTL", 0, int.MaxValue);
        List<LocatedScalar> targets = [];
        foreach (LocatedScalar item in fields.List("targets")?.Each<LocatedScalar>(notes.Diagnostics) ?? [])
        {
            if (item.IsNull || item.Text.Length == 0)
            {
                notes.Error(item.Location, "empty-item", "a target is empty");
                continue;
            }
            targets.Add(item);
        }
        if (!fields.Has("targets") || fields.List("targets") is { Count: 0 })
        {
            notes.Error(fields.At("targets"), "no-target", "the endpoint has no targets", "targets: [...]");
        }
        LocatedMapping properties = ReadProperties(fields, notes);
        fields.ReportUnknown();
        return name is null || type is null || targets.Count == 0
            ? null
            : new ExternalDnsEndpoint
            {
                At = fields.Location,
                Name = fields.Scalar("dnsName")!,
                Type = fields.Scalar("recordType")!,
                Targets = targets,
                Ttl = ttl,
                SetIdentifier = identifier,
                Properties = properties,
            };
    }

    private static LocatedMapping ReadProperties(Fields endpoint, ImportNotes notes)
    {
        List<LocatedEntry> entries = [];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            LocatedMapping item in endpoint.List("providerSpecific")?.Each<LocatedMapping>(notes.Diagnostics) ?? []
        )
        {
            var fields = new Fields(item, notes);
            string? name = fields.RequiredText("name");
            // An empty value says something: that the property is there.
            LocatedScalar? value = fields.Scalar("value");
            if (value is null && !fields.Has("value"))
            {
                fields.Missing("value");
            }
            fields.ReportUnknown();
            if (name is null || value is null)
            {
                continue;
            }
            if (!names.Add(name))
            {
                notes.Error(fields.At("name"), "duplicate-key", $"'{name}' is given twice");
                continue;
            }
            entries.Add(new LocatedEntry(fields.Scalar("name")!, value));
        }
        return new LocatedMapping(endpoint.At("providerSpecific"), entries);
    }
}
