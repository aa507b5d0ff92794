using System.CommandLine;
using Sim.Runner.Output;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands;

/// <summary>What differs from the scenario's file: <c>--variant more-blades --set demand.peak=50000rps</c>.</summary>
internal sealed class OverrideOptions
{
    private readonly Option<string?> _variant = new("--variant")
    {
        Description = "One of the scenario's variants instead of the scenario itself",
        HelpName = "ID",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Another value for a field, such as sites.dc-par.blades.count=8; may be repeated",
        HelpName = "PATH=VALUE",
    };

    public IEnumerable<Option> All => [_variant, _set];

    /// <summary>Null when a text cannot be read, which is printed.</summary>
    /// <param name="more">Of options with a name of their own; before those of <c>--set</c>.</param>
    public ScenarioOverrides? Read(ParseResult parsed, IEnumerable<FieldOverride> more, Streams streams)
    {
        DiagnosticList found = [];
        FieldOverride?[] fields =
        [
            .. (parsed.GetValue(_set) ?? []).Select(text => FieldOverride.Read("--set", text, found)),
        ];
        if (found.HasErrors)
        {
            new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
            return null;
        }
        return new ScenarioOverrides(parsed.GetValue(_variant), [.. more, .. fields.OfType<FieldOverride>()]);
    }

    /// <summary>The same as arguments of the tool, for the record of a run.</summary>
    /// <param name="except">A field that is kept elsewhere.</param>
    public static IReadOnlyList<string> ArgumentsOf(ScenarioOverrides overrides, string except) =>
        [
            .. overrides.Variant is { } variant ? ["--variant", variant] : Array.Empty<string>(),
            .. overrides
                .Fields.Where(field => field.Path.Text != except)
                .SelectMany(field => (string[])["--set", $"{field}"]),
        ];
}
