using System.CommandLine;
using Sim.Core.Models.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Runner.Output;
using Sim.Runner.Output.Convergence;
using Sim.Runner.Plots;
using Sim.Scenarios.Convergence;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Bgp;

/// <summary>
/// <c>sim bgp converge --as-rel FILE --origin ASN...</c>: how long routes move after a change, and what is lost
/// meanwhile.
/// </summary>
internal sealed class BgpConvergeCommand : IVerb
{
    private readonly GraphOptions _graph = new("delays and processing times");
    private readonly AnnouncementOptions _announcements = new();
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
        Command command = new("converge", "How long routes move after a change, and whose packets are lost meanwhile");
        Option[] options =
        [
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
        ChosenGraph? chosen = _graph.Read(parsed, found, mistakes);
        IReadOnlyList<Announcement> announcements = _announcements.Read(parsed, chosen?.Graph, mistakes);
        RouteChanges changes = _changes.Read(parsed, chosen?.Graph, announcements, mistakes);
        BgpOptions options = _speakers.Read(parsed, changes.Link is not null, mistakes);
        Files.Check(parsed, [_graph.File(parsed)], mistakes);
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
        if (chosen is null)
        {
            return ExitCode.InvalidInput;
        }
        ConvergenceReport report = ConvergenceStudy.Run(
            chosen.Graph,
            announcements,
            changes,
            options,
            _graph.Seed(parsed)
        );
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
