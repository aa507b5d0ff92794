using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>The parameters of SVCB and HTTPS records: a mapping in octoDNS, one text in a record set.</summary>
/// <remarks>Source: RFC 9460 section 2.1 and octodns.record.svcb.</remarks>
internal static class ServiceParameters
{
    /// <summary>Keys that octoDNS writes as lists.</summary>
    private static readonly string[] s_lists = ["alpn", "ipv4hint", "ipv6hint", "mandatory"];

    /// <summary><c>alpn=h2,h3 port=8443</c> in the order of the file; null when a value is refused.</summary>
    public static string? Read(Fields parameters, ImportNotes notes)
    {
        List<string> texts = [];
        bool isRead = true;
        foreach (LocatedEntry entry in parameters.Entries)
        {
            string? value = entry.Value switch
            {
                LocatedScalar { IsNull: true } => "",
                LocatedScalar scalar => scalar.Text,
                LocatedSequence list => string.Join(
                    ',',
                    list.Each<LocatedScalar>(notes.Diagnostics).Select(item => item.Text)
                ),
                _ => null,
            };
            bool isKey =
                entry.Key.Text.Length > 0
                && entry.Key.Text.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'));
            if (value is null || !isKey || value.Any(c => c is <= ' ' or > '~' or '"'))
            {
                notes.Error(
                    entry.Key.Location,
                    "service-parameter",
                    $"'{entry.Key.Text}' is no parameter that can be read",
                    "a key of RFC 9460 such as alpn, with a value or a list, without spaces"
                );
                isRead = false;
                continue;
            }
            texts.Add(value.Length == 0 ? entry.Key.Text : $"{entry.Key.Text}={value}");
        }
        return isRead ? string.Join(' ', texts) : null;
    }

    /// <summary>The mapping again, for <see cref="YamlOutput"/>.</summary>
    public static IReadOnlyList<KeyValuePair<string, object>> Write(string text) =>
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(parameter => parameter.Split('=', 2))
                .Select(parts => KeyValuePair.Create(parts[0], ValueOf(parts[0], parts.Length == 1 ? "" : parts[1]))),
        ];

    private static object ValueOf(string key, string value) =>
        s_lists.Contains(key) ? value.Split(',').Cast<object>().ToList() : value;
}
