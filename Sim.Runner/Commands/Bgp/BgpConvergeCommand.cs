using System.CommandLine;
using Sim.Core.Models.Bgp;
using Sim.Core.Routing.Bgp;
using Sim.Runner.Output;
using Sim.Runner.Output.Convergence;
using Sim.Runner.Plots;
using Sim.Scenarios.Convergence;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Bgp;

/// <summary>
/// <c>sim bgp converge SCENARIO</c>, or <c>--as-rel FILE --origin ASN...</c>: how long routes move after a change, and
/// what is lost meanwhile.
/// </summary>
internal sealed class BgpConvergeCommand : IVerb
{
    private readonly ScenarioPrefix _scenario = new();
    private readonly GraphOptions _graph = new("delays and processing times", "SCENARIO, ");
    private readonly AnnouncementOptions _announcements = new(isRequired: false);
    private readonly ChangeOptions _changes = new();
    private readonly SpeakerOptions _speakers = new();

    private readonly Option<string?> _csv = new("--csv")
    {
        Description = "Writes reachability and messages over time",
        HelpName = "FILE",
    };

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Draws reachability and messages over time; PNG, or SVG by the name",
        HelpName = "FILE",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, or as JSON",
        DefaultValueFactory = _ => "text",
    };

    private OutputFiles Files => new(_plot, _csv);

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("converge", "How long routes move after a change, and whose packets are lost meanwhile")
        {
            _scenario.File,
        };
        Option[] options =
        [
            .. _scenario.All,
            .. _graph.All,
            .. _announcements.All,
            .. _changes.All,
            .. _speakers.All,
            .. Files.All,
            _format,
        ];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Converge(parsed, streams));
        return command;
    }

    private int Converge(ParseResult parsed, Streams streams)
    {
        DiagnosticList found = [];
        List<string> mistakes = [];
        _scenario.CheckAlone(parsed, _graph.Source.Concat(_announcements.All), mistakes);
        ConvergingPrefix? prefix = _scenario.IsGiven(parsed)
            ? _scenario.Read(parsed, streams, mistakes)
            : PrefixOfOptions(parsed, found, mistakes);
        RouteChanges? changes = prefix is null ? null : _changes.Read(parsed, prefix, mistakes);
        BgpOptions? options = prefix is null
            ? null
            : _speakers.Read(parsed, prefix.Speakers, changes?.Link is not null, mistakes);
        Files.Check(parsed, [_graph.File(parsed), parsed.GetValue(_scenario.File)], mistakes);
        if (found.Count > 0)
        {
            new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
        }
        mistakes.ForEach(streams.Error.WriteLine);
        if (mistakes.Count > 0)
        {
            streams.Error.WriteLine("See 'sim bgp converge --help'.");
            return ExitCode.Usage;
        }
        if (prefix?.Graph is not { } graph)
        {
            return ExitCode.InvalidInput;
        }
        ConvergenceReport report = ConvergenceStudy.Run(
            graph,
            prefix.Announcements,
            changes!,
            options!,
            _graph.Seed(parsed),
            prefix.Names
        );
        return Show(parsed, report, streams);
    }

    private ConvergingPrefix PrefixOfOptions(ParseResult parsed, DiagnosticList found, List<string> mistakes)
    {
        ChosenGraph? chosen = _graph.Read(parsed, found, mistakes);
        return new ConvergingPrefix(
            chosen?.Graph,
            _announcements.Read(parsed, chosen?.Graph, mistakes),
            new BgpOptions(),
            null,
            new Dictionary<Asn, string>()
        );
    }

    private int Show(ParseResult parsed, ConvergenceReport report, Streams streams)
    {
        if (parsed.GetValue(_format) == "json")
        {
            ConvergenceJson.Write(report, streams.Output);
        }
        else
        {
            ConvergencePrinter.Print(report, streams.OutputConsole());
        }
        return Files.Write(
            parsed,
            streams.Error,
            _ => ConvergenceCsv.Render(report),
            font => ConvergenceChart.Create(report, font)
        );
    }
}
