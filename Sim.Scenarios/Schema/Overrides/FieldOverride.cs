using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Overrides;

/// <summary>A field of a scenario that has another value than its file says.</summary>
public sealed class FieldOverride
{
    private readonly Location _at;

    private readonly string _text;

    /// <param name="at">Where the path is written.</param>
    /// <param name="text">The value as written.</param>
    internal FieldOverride(FieldPath path, LocatedNode value, Location at, string text)
    {
        Path = path;
        Value = value;
        _at = at;
        _text = text;
    }

    public FieldPath Path { get; }

    /// <summary>As YAML, with its place.</summary>
    public LocatedNode Value { get; }

    /// <summary>Reads <c>path=value</c>; the value is YAML in one line, as in a scenario.</summary>
    /// <param name="option">That the text belongs to, such as <c>--set</c>: the file of what is found.</param>
    /// <returns>Null when it cannot be read, which is reported.</returns>
    public static FieldOverride? Read(string option, string text, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var source = new SourceText(option, text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            diagnostics.Error(
                source.Start,
                "missing-value",
                "there is no '='",
                "PATH=VALUE, such as demand.peak=50000rps"
            );
            return null;
        }
        if (!FieldPath.TryParse(text[..equals], out FieldPath? path))
        {
            diagnostics.Error(
                source.Start with
                {
                    Length = Math.Max(1, equals),
                },
                "wrong-path",
                $"'{text[..equals]}' is no path of a field",
                FieldPath.Expectation
            );
            return null;
        }
        LocatedNode? value = ReadValue(source, equals + 1, diagnostics);
        return value is null ? null : new FieldOverride(path, value, source.Start, text[(equals + 1)..]);
    }

    /// <summary>A value that is known to be right in its form.</summary>
    /// <param name="option">That it belongs to, such as <c>--seed</c>.</param>
    public static FieldOverride Of(string option, FieldPath path, string value)
    {
        Location at = new SourceText(option, value).Start with { Length = Math.Max(1, value.Length) };
        return new FieldOverride(path, new LocatedScalar(at, value, ScalarStyle.Plain), at, value);
    }

    /// <summary>A value that a file gives.</summary>
    internal static FieldOverride Of(FieldPath path, LocatedNode value) =>
        new(path, value, value.Location, FlowText.Of(value));

    /// <summary>A value whose form the scenario still has to judge, as if it were typed behind its path.</summary>
    /// <param name="option">That it belongs to, such as <c>--vary</c>.</param>
    internal static FieldOverride Typed(string option, FieldPath path, string value)
    {
        var source = new SourceText(option, $"{path}={value}");
        Location at = source.At(path.Text.Length + 1) with { Length = Math.Max(1, value.Length) };
        return new FieldOverride(path, new LocatedScalar(at, value, ScalarStyle.Plain), source.Start, value);
    }

    /// <summary>A list of texts, each with its own place: that of an option that is given several times.</summary>
    internal static FieldOverride Listed(string option, FieldPath path, IReadOnlyList<string> texts)
    {
        Location at = new SourceText(option, texts[0]).Start;
        IEnumerable<LocatedNode> items = texts.Select(text => new LocatedScalar(
            new SourceText(option, text).Start with
            {
                Length = Math.Max(1, text.Length),
            },
            text,
            ScalarStyle.Plain
        ));
        string written = $"[{string.Join(", ", texts.Select(text => $"\"{text}\""))}]";
        return new FieldOverride(path, new LocatedSequence(at, [.. items]), at, written);
    }

    /// <summary><c>path=value</c>, as it could be given again.</summary>
    public override string ToString() => $"{Path}={_text}";

    /// <summary>Where a step of the path is written.</summary>
    internal Location At(FieldStep step) =>
        _at with
        {
            Column = _at.Column + step.Offset,
            Length = Math.Max(1, step.Key?.Length ?? 1),
        };

    /// <summary>
    /// The value is read with blanks in place of the path, so that its columns are those of the text.
    /// </summary>
    private static LocatedNode? ReadValue(SourceText source, int begin, DiagnosticList diagnostics)
    {
        string value = source.Text[begin..];
        if (string.IsNullOrWhiteSpace(value))
        {
            return new LocatedScalar(source.At(source.Text.Length), "", ScalarStyle.Plain);
        }
        int before = diagnostics.ErrorsReported;
        var padded = new SourceText(source.Path, new string(' ', begin) + value);
        LocatedNode? read = SourceReader.Read(padded, diagnostics);
        return read is null || diagnostics.ErrorsReported > before ? null : MovedTo(source, read);
    }

    private static LocatedNode MovedTo(SourceText source, LocatedNode node)
    {
        Location at = node.Location with { Source = source };
        return node switch
        {
            LocatedMapping mapping => new LocatedMapping(
                at,
                [
                    .. mapping.Entries.Select(entry => new LocatedEntry(
                        (LocatedScalar)MovedTo(source, entry.Key),
                        MovedTo(source, entry.Value)
                    )),
                ]
            ),
            LocatedSequence list => new LocatedSequence(at, [.. list.Select(item => MovedTo(source, item))]),
            _ => new LocatedScalar(at, ((LocatedScalar)node).Text, ((LocatedScalar)node).Style),
        };
    }
}
