using System.Globalization;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>
/// Reads one object of a foreign format: lenient where the meaning is plain, exact where it is not.
/// </summary>
/// <remarks>Null and absent mean the same, as for the AWS CLI. Keys that nobody asked for are reported by
/// <see cref="ReportUnknown"/>.</remarks>
/// <param name="names">What the file calls a key; null, and keys that it does not hold: as they are asked for.</param>
internal sealed class Fields(
    LocatedMapping mapping,
    ImportNotes notes,
    IReadOnlyDictionary<string, string>? names = null
)
{
    /// <summary>
    /// A key of any object that holds "code reason": the linter is silent about that, and no format has such a key.
    /// </summary>
    public const string AllowKey = "_allow";

    /// <summary>Few for each format; what a file itself makes known goes to <see cref="_ignored"/>.</summary>
    private readonly List<string> _known = new(16);

    private HashSet<string>? _ignored;

    public Location Location => mapping.Location;

    /// <summary>All keys and values, for objects whose keys the author chooses.</summary>
    public IReadOnlyList<LocatedEntry> Entries => mapping.Entries;

    /// <summary>The place of a value, or of the object when the key is absent.</summary>
    public Location At(string key) => mapping[Name(key)]?.Location ?? mapping.Location;

    public bool Has(string key) => Node(key) is not null;

    /// <summary>Marks keys as understood without a use for them here.</summary>
    public void Ignore(params ReadOnlySpan<string> keys) => _known.AddRange(keys);

    /// <summary>The same for keys that the file chose: there may be any number.</summary>
    public void IgnoreOwn(string key) => (_ignored ??= new(StringComparer.Ordinal)).Add(key);

    /// <summary>What the file calls a key, for messages.</summary>
    public string Name(string key) => names?.GetValueOrDefault(key) ?? key;

    /// <summary>Null when absent or empty: recordings write "" for what is not set.</summary>
    public string? Text(string key)
    {
        if (Scalar(key) is not { } scalar || scalar.Text.Length == 0)
        {
            return null;
        }
        // In YAML a plain word is a text.
        if (scalar.IsNumber || scalar.IsBoolean)
        {
            notes.Harmless(scalar.Location, "not-quoted", $"'{Name(key)}' is {scalar.Kind}, read as text");
        }
        return scalar.Text;
    }

    public string? RequiredText(string key)
    {
        string? text = Text(key);
        if (text is null && Node(key) is null or LocatedScalar { Text: "" })
        {
            Missing(key);
        }
        return text;
    }

    /// <param name="quotesAreFine">The format itself writes numbers in quotes.</param>
    public int? Integer(string key, int least, int most, bool quotesAreFine = false)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }
        if (scalar.Style != ScalarStyle.Plain && !quotesAreFine)
        {
            notes.Harmless(scalar.Location, "number-as-text", $"'{Name(key)}' is a number in quotes");
        }
        bool isNumber = int.TryParse(
            scalar.Text,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out int value
        );
        if (isNumber && value >= least && value <= most)
        {
            return value;
        }
        Refuse(
            key,
            scalar,
            isNumber,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")
        );
        return null;
    }

    public double? Number(string key, double least, double most)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }
        bool isNumber = double.TryParse(
            scalar.Text,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out double value
        );
        if (isNumber && value >= least && value <= most)
        {
            return value;
        }
        Refuse(key, scalar, isNumber, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
        return null;
    }

    private void Refuse(string key, LocatedScalar scalar, bool isNumber, string expected) =>
        notes.Error(
            scalar.Location,
            isNumber ? "out-of-range" : "not-a-number",
            $"'{Name(key)}' is '{scalar.Text}'",
            expected
        );

    public bool? Flag(string key)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }
        if (scalar.Style != ScalarStyle.Plain)
        {
            notes.Harmless(scalar.Location, "flag-as-text", $"'{Name(key)}' is true or false in quotes");
        }
        if (bool.TryParse(scalar.Text, out bool value))
        {
            return value;
        }
        notes.Error(scalar.Location, "not-a-flag", $"'{Name(key)}' is '{scalar.Text}'", "true or false");
        return null;
    }

    /// <summary>One of the words of a table, spelled exactly.</summary>
    public T? Word<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Text(key) is not { } text)
        {
            return null;
        }
        if (words.TryGetValue(text, out T value))
        {
            return value;
        }
        string expected = "one of " + string.Join(", ", words.Keys);
        notes.Error(At(key), "unknown-word", $"'{Name(key)}' is '{text}'", expected, NearestWord.To(text, words.Keys));
        return null;
    }

    public Fields? Object(string key) => Node<LocatedMapping>(key) is { } node ? new Fields(node, notes, names) : null;

    /// <summary>A mapping whose keys are values, not fields.</summary>
    public LocatedMapping? Mapping(string key) => Node<LocatedMapping>(key);

    public LocatedSequence? List(string key) => Node<LocatedSequence>(key);

    /// <summary>The non-empty texts of a list; each item of another kind is reported.</summary>
    public List<string> Texts(string key)
    {
        List<string> texts = [];
        foreach (LocatedScalar item in List(key)?.Each<LocatedScalar>(notes.Diagnostics) ?? [])
        {
            if (item.IsNull || item.Text.Length == 0)
            {
                notes.Error(item.Location, "empty-item", $"an item of '{Name(key)}' is empty");
                continue;
            }
            texts.Add(item.Text);
        }
        return texts;
    }

    public void Missing(string key) => notes.Error(mapping.Location, "missing-key", $"'{Name(key)}' is missing");

    public void ReportUnknown()
    {
        foreach (LocatedEntry entry in mapping.Entries)
        {
            string key = entry.Key.Text;
            if (key != AllowKey && !_known.Contains(key) && _ignored?.Contains(key) != true && !notes.IsFull)
            {
                string? near = NearestWord.To(key, _known);
                string hint = near is null ? "" : $"; did you mean '{near}'?";
                notes.Harmless(
                    entry.Key.Location,
                    "unknown-key",
                    $"'{key}' is not a key of this object and is ignored{hint}"
                );
            }
        }
    }

    /// <summary>As <see cref="ReportUnknown"/>, for formats in which an unknown key is a mistake.</summary>
    public void RefuseUnknown()
    {
        foreach (
            LocatedScalar key in mapping.Entries.Select(entry => entry.Key).Where(key => !_known.Contains(key.Text))
        )
        {
            string? near = NearestWord.To(key.Text, _known);
            string expected = "one of " + string.Join(", ", _known.Distinct(StringComparer.Ordinal));
            notes.Error(key.Location, "unknown-key", $"'{key.Text}' is not a key of this object", expected, near);
        }
    }

    /// <summary>The value of a key, whatever its kind; null when it is absent or nothing.</summary>
    public LocatedNode? Node(string key)
    {
        key = Name(key);
        _known.Add(key);
        return mapping[key] is { } node and not LocatedScalar { IsNull: true } ? node : null;
    }

    private T? Node<T>(string key)
        where T : LocatedNode => Node(key) is null ? null : mapping.Optional<T>(Name(key), notes.Diagnostics);

    /// <summary>A single value as it is written; one of another kind is reported.</summary>
    public LocatedScalar? Scalar(string key) => Node<LocatedScalar>(key);
}
