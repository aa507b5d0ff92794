using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Overrides;

/// <summary>
/// A fault in one line, as it is typed: <c>site/dc-par blackhole at 20m for 45m</c>, <c>pods/gke-eu errors 30%
/// share 50%</c>.
/// </summary>
/// <remarks>
/// What breaks and how, as <see cref="Fault.Fail"/> and <see cref="Fault.How"/> say it, then in any order <c>at</c>,
/// <c>for</c> and <c>share</c>. Without <c>at</c> it begins a quarter into the run, without <c>for</c> it lasts until
/// the end (assumptions: what was before is to be at rest, and what comes after is to show). Several faults at once
/// stand with <c>;</c> between them.
/// </remarks>
public sealed class FaultText
{
    /// <summary>What is to be written, for messages.</summary>
    internal const string Expectation = "COMPONENT MODE [at TIME] [for TIME] [share SHARE]";

    /// <summary>One part of the run is over when a fault begins that does not say when: an assumption.</summary>
    private const int DefaultBeginPart = 4;

    private readonly LocatedScalar _component;
    private readonly LocatedScalar _mode;
    private readonly IReadOnlyDictionary<string, LocatedScalar> _clauses;

    internal FaultText(LocatedScalar component, LocatedScalar mode, IReadOnlyDictionary<string, LocatedScalar> clauses)
    {
        _component = component;
        _mode = mode;
        _clauses = clauses;
    }

    /// <summary>Reads faults with <c>;</c> between them; says everything that is wrong, at its character.</summary>
    /// <param name="option">That the text belongs to, such as <c>--under</c>: the file of what is found.</param>
    /// <returns>Null when something cannot be read, which is reported.</returns>
    public static IReadOnlyList<FaultText>? Read(string option, string text, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(new SourceText(option, text).Start, text, diagnostics);
    }

    /// <summary>As the other overload, of a text inside a file.</summary>
    /// <param name="at">Where the text begins; it is written in one line.</param>
    internal static IReadOnlyList<FaultText>? Read(Location at, string text, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        List<FaultText?> faults = [];
        int begin = 0;
        foreach (string part in text.Split(';'))
        {
            faults.Add(new FaultTextReading(at, part, begin, diagnostics).Read());
            begin += part.Length + 1;
        }
        return faults.Contains(null) ? null : [.. faults.OfType<FaultText>()];
    }

    /// <summary>One more item of <c>faults</c>; what is wrong with it is found at its place in the text.</summary>
    /// <param name="run">How long the scenario runs, for times that the text leaves out.</param>
    public FieldOverride Override(SimDuration run)
    {
        SimDuration begin = _clauses.TryGetValue("at", out LocatedScalar? at)
            ? SimDuration.Parse(at.Text)
            : new SimDuration(run.Nanoseconds / DefaultBeginPart);
        // A fault that begins after the end is found as such, so it must not last less than nothing.
        SimDuration rest = begin < run ? run - begin : run;
        return new FieldOverride(
            FieldPath.Parse("faults[+]"),
            new LocatedMapping(
                _component.Location,
                [
                    Entry("at", Of("at", begin.ToString())),
                    Entry("fail", _component),
                    Entry("how", _mode),
                    Entry("for", Of("for", rest.ToString())),
                    .. _clauses.ContainsKey("share")
                        ? [Entry("share", _clauses["share"])]
                        : Array.Empty<LocatedEntry>(),
                ]
            ),
            _component.Location,
            ToString()
        );
    }

    /// <summary>The text again, each part once: <c>site/dc-par blackhole at 20m for 45m</c>.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_component.Text} {_mode.Text}{string.Concat(
                FaultTextReading.Clauses.Where(_clauses.ContainsKey).Select(word => $" {word} {_clauses[word].Text}")
            )}"
        );

    private LocatedScalar Of(string clause, string otherwise) =>
        _clauses.TryGetValue(clause, out LocatedScalar? written)
            ? written
            : new LocatedScalar(_component.Location, otherwise, ScalarStyle.Plain);

    private LocatedEntry Entry(string key, LocatedScalar value) =>
        new(new LocatedScalar(_component.Location, key, ScalarStyle.Plain), value);
}
