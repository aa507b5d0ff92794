using System.Globalization;
using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>Reads one object of a manifest as strictly as the API server: exact types, no unknown fields.</summary>
/// <remarks>Null and absent mean the same, as for the API server.</remarks>
internal sealed class ManifestFields(LocatedMapping mapping, DiagnosticList diagnostics)
{
    private readonly List<string> _known = [];

    public Location Location => mapping.Location;

    public bool Has(string key) => Node(key) is not null;

    /// <summary>The place of a value, or of the object when the key is absent.</summary>
    public Location At(string key) => mapping[key]?.Location ?? mapping.Location;

    /// <summary>Marks keys as valid that are of no use here.</summary>
    public void Ignore(params ReadOnlySpan<string> keys) => _known.AddRange(keys);

    /// <summary>Text that is not empty; a number or true must be quoted to be text.</summary>
    public string? Text(string key)
    {
        if (Scalar(key) is not LocatedScalar scalar)
        {
            return null;
        }
        if (scalar.IsNumber || scalar.IsBoolean)
        {
            diagnostics.Error(scalar.Location, "wrong-kind", $"'{key}' is {scalar.Kind}", "text; put it in quotes");
            return null;
        }
        if (scalar.Text.Length == 0)
        {
            diagnostics.Error(scalar.Location, "missing-value", $"'{key}' is empty", "text");
            return null;
        }
        return scalar.Text;
    }

    public int? Integer(string key, int least, int most)
    {
        if (Scalar(key) is not LocatedScalar scalar)
        {
            return null;
        }
        string expected = string.Create(
            CultureInfo.InvariantCulture,
            $"a whole number {(most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}")}"
        );
        if (!scalar.TryReadInteger(out long value))
        {
            diagnostics.Error(scalar.Location, "wrong-kind", $"'{key}' is '{scalar.Text}', {Kind(scalar)}", expected);
            return null;
        }
        if (value < least || value > most)
        {
            diagnostics.Error(scalar.Location, "out-of-range", $"'{key}' is {value}", expected);
            return null;
        }
        return (int)value;
    }

    /// <summary>Whole seconds.</summary>
    public SimDuration? Seconds(string key, int least) =>
        Integer(key, least, int.MaxValue) is { } seconds ? SimDuration.FromSeconds((long)seconds) : null;

    public bool? Boolean(string key)
    {
        if (Scalar(key) is not LocatedScalar scalar)
        {
            return null;
        }
        if (!scalar.TryReadBoolean(out bool value))
        {
            diagnostics.Error(
                scalar.Location,
                "wrong-kind",
                $"'{key}' is '{scalar.Text}', {Kind(scalar)}",
                "true or false"
            );
            return null;
        }
        return value;
    }

    /// <summary>An IntOrString: a number of pods, or a percentage in quotes or without.</summary>
    public CountOrPercent? CountOrPercent(string key)
    {
        if (Scalar(key) is not LocatedScalar scalar)
        {
            return null;
        }
        if (
            !Sim.Core.Scaling.CountOrPercent.TryParse(scalar.Text, out CountOrPercent value)
            || (!value.IsPercent && scalar.Style != ScalarStyle.Plain)
        )
        {
            diagnostics.Error(
                scalar.Location,
                "wrong-kind",
                $"'{key}' is '{scalar.Text}', {Kind(scalar)}",
                Sim.Core.Scaling.CountOrPercent.Expectation
            );
            return null;
        }
        return value;
    }

    /// <summary>A quantity in thousandths, at least <paramref name="least"/>.</summary>
    public long? Milli(string key, long least)
    {
        if (Scalar(key) is not LocatedScalar scalar)
        {
            return null;
        }
        if (!KubernetesQuantity.TryParseMilli(scalar.Text, out long milli))
        {
            diagnostics.Error(
                scalar.Location,
                "wrong-unit",
                $"'{key}' is '{scalar.Text}'",
                KubernetesQuantity.Expectation
            );
            return null;
        }
        if (milli < least)
        {
            string expected = least > 0 ? "a quantity above 0" : "a quantity of at least 0";
            diagnostics.Error(scalar.Location, "out-of-range", $"'{key}' is {scalar.Text}", expected);
            return null;
        }
        return milli;
    }

    /// <summary>One of the names of an enumeration, in its exact spelling.</summary>
    public T? Word<T>(string key)
        where T : struct, Enum
    {
        if (Text(key) is not string text)
        {
            return null;
        }
        string[] words = Enum.GetNames<T>();
        if (words.Contains(text, StringComparer.Ordinal))
        {
            return Enum.Parse<T>(text);
        }
        diagnostics.Error(
            At(key),
            "unknown-word",
            $"'{key}' is '{text}'",
            "one of " + string.Join(", ", words),
            NearestWord.To(text, words)
        );
        return null;
    }

    public ManifestFields? Object(string key) =>
        Read<LocatedMapping>(key) is LocatedMapping inner ? new ManifestFields(inner, diagnostics) : null;

    /// <summary>The objects of a list; null when the key is absent.</summary>
    public IReadOnlyList<ManifestFields>? Objects(string key) =>
        Read<LocatedSequence>(key) is LocatedSequence list
            ? [.. list.Each<LocatedMapping>(diagnostics).Select(item => new ManifestFields(item, diagnostics))]
            : null;

    /// <summary>The texts of a list; none when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Read<LocatedSequence>(key) is LocatedSequence list
            ? [.. list.Each<LocatedScalar>(diagnostics).Select(item => item.Text)]
            : [];

    /// <summary>Keys that the caller names, such as labels, with their texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Labels(string key)
    {
        if (Read<LocatedMapping>(key) is not LocatedMapping labels)
        {
            return [];
        }
        ManifestFields fields = new(labels, diagnostics);
        return
        [
            .. labels
                .Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, fields.Text(entry.Key.Text)))
                .Where(label => label.Value is not null)
                .Select(label => KeyValuePair.Create(label.Key, label.Value!)),
        ];
    }

    /// <summary>Reports a key that must be there and is not.</summary>
    public void Require(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (!Has(key))
            {
                diagnostics.Error(Location, "missing-key", $"'{key}' is missing");
            }
        }
    }

    /// <summary>Reports every key that nobody asked for.</summary>
    public void RefuseUnknown(string where)
    {
        foreach (LocatedEntry entry in mapping.Entries)
        {
            if (!_known.Contains(entry.Key.Text, StringComparer.Ordinal))
            {
                diagnostics.Error(
                    entry.Key.Location,
                    "unknown-key",
                    $"'{entry.Key.Text}' is no key of {where}",
                    "one of " + string.Join(", ", _known.Distinct(StringComparer.Ordinal)),
                    NearestWord.To(entry.Key.Text, _known)
                );
            }
        }
    }

    private static string Kind(LocatedScalar scalar) =>
        scalar.Style == ScalarStyle.Plain ? scalar.Kind : "text in quotes";

    private LocatedScalar? Scalar(string key) => Read<LocatedScalar>(key);

    private T? Read<T>(string key)
        where T : LocatedNode => Node(key) is null ? null : mapping.Optional<T>(key, diagnostics);

    private LocatedNode? Node(string key)
    {
        _known.Add(key);
        return mapping[key] is LocatedScalar { IsNull: true } ? null : mapping[key];
    }
}
