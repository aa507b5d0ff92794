using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>The annotations of one object, under either prefix.</summary>
/// <remarks>Source: ExternalDNS, "Annotations".</remarks>
internal sealed class ExternalDnsAnnotations
{
    private const string Prefix = "external-dns.kubernetes.io/";
    private const string OlderPrefix = "external-dns.alpha.kubernetes.io/";
    private const string Aws = "aws-";

    private static readonly string[] s_known =
    [
        "access",
        "alias",
        "controller",
        "endpoints-type",
        "hostname",
        "ingress-hostname-source",
        "internal-hostname",
        "set-identifier",
        "target",
        "ttl",
    ];

    private static readonly string[] s_otherProviders = ["cloudflare-", "coredns-", "ibmcloud-", "scw-", "webhook-"];

    private readonly Dictionary<string, LocatedEntry> _byKey = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private readonly ImportNotes _notes;

    public ExternalDnsAnnotations(LocatedMapping manifest, ImportNotes notes)
    {
        _notes = notes;
        Location = manifest.Location;
        foreach (LocatedEntry entry in Of(manifest)?.Entries ?? [])
        {
            if (KeyOf(entry) is { } key)
            {
                Add(key, entry);
            }
        }
        ReportUnknown();
    }

    /// <summary>The place of the object.</summary>
    public Location Location { get; }

    public string? this[string key] => Scalar(key)?.Text;

    public static bool IsAnnotated(LocatedMapping manifest) =>
        Of(manifest)?.Entries.Any(entry => KeyOf(entry) is not null) ?? false;

    public LocatedScalar? Scalar(string key) =>
        _byKey.TryGetValue(key, out LocatedEntry entry) && entry.Value is LocatedScalar { IsNull: false } scalar
            ? scalar
            : null;

    /// <summary>The parts of a list with commas, spaces taken out as ExternalDNS does.</summary>
    public IEnumerable<LocatedScalar> Split(string key) =>
        Scalar(key) is { } list
            ? list
                .Text.Replace(" ", "", StringComparison.Ordinal)
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => new LocatedScalar(list.Location, part, ScalarStyle.Quoted))
            : [];

    /// <summary>Seconds, 0 for the provider's default; null when absent or refused, which is reported.</summary>
    public int? Ttl()
    {
        if (Scalar("ttl") is not { } text)
        {
            return null;
        }
        if (GoDuration.TryParseSeconds(text.Text, out int seconds))
        {
            if (seconds == 0)
            {
                _notes.Harmless(text.Location, "default-ttl", "a 'ttl' of 0 is the default of the provider, 300 s");
            }
            return seconds;
        }
        _notes.Error(
            text.Location,
            "not-a-time",
            $"'ttl' is '{text.Text}'",
            "seconds up to 2147483647, or a duration such as 1m or 1h30m"
        );
        return null;
    }

    /// <summary>The settings of providers by the names that they have in a DNSEndpoint.</summary>
    public LocatedMapping Properties()
    {
        List<LocatedEntry> entries = [];
        foreach (string key in _keys)
        {
            LocatedEntry entry = _byKey[key];
            string? name =
                key == "alias" ? key
                : key.StartsWith(Aws, StringComparison.Ordinal) ? $"aws/{key[Aws.Length..]}"
                : null;
            if (name is not null)
            {
                entries.Add(entry with { Key = new LocatedScalar(entry.Key.Location, name, ScalarStyle.Quoted) });
            }
        }
        return new LocatedMapping(Location, entries);
    }

    private static LocatedMapping? Of(LocatedMapping manifest) =>
        (manifest["metadata"] as LocatedMapping)?["annotations"] as LocatedMapping;

    private static string? KeyOf(LocatedEntry entry) =>
        entry.Key.Text.StartsWith(Prefix, StringComparison.Ordinal) ? entry.Key.Text[Prefix.Length..]
        : entry.Key.Text.StartsWith(OlderPrefix, StringComparison.Ordinal) ? entry.Key.Text[OlderPrefix.Length..]
        : null;

    private void Add(string key, LocatedEntry entry)
    {
        if (entry.Value is not LocatedScalar scalar)
        {
            _notes.Error(entry.Value.Location, "wrong-kind", $"'{entry.Key.Text}' is {entry.Value.Kind}", "text");
            return;
        }
        if (scalar.IsNumber || scalar.IsBoolean)
        {
            _notes.Harmless(
                scalar.Location,
                "not-quoted",
                $"'{entry.Key.Text}' is {scalar.Kind}, which Kubernetes refuses: an annotation is text, in quotes"
            );
        }
        if (_byKey.TryAdd(key, entry))
        {
            _keys.Add(key);
        }
        else if (_byKey[key].Value is LocatedScalar other && other.Text != scalar.Text)
        {
            _notes.Error(
                entry.Key.Location,
                "two-prefixes",
                $"'{key}' is '{other.Text}' under one prefix and '{scalar.Text}' under the other",
                "one of the two"
            );
        }
    }

    private void ReportUnknown()
    {
        foreach (string key in _keys.Where(key => !s_known.Contains(key)))
        {
            Location at = _byKey[key].Key.Location;
            if (s_otherProviders.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                _notes.Harmless(at, "other-provider", $"'{key}' is for another provider and ignored");
            }
            else if (!key.StartsWith(Aws, StringComparison.Ordinal) && !_notes.IsFull)
            {
                string hint = NearestWord.To(key, s_known) is { } near ? $"; did you mean '{near}'?" : "";
                _notes.Harmless(at, "unknown-key", $"'{key}' is no annotation of ExternalDNS and ignored{hint}");
            }
        }
    }
}
