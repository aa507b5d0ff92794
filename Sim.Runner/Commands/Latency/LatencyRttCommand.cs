using System.CommandLine;
using Sim.Core.Network;
using Sim.Runner.Output;
using Sim.Runner.Output.Latencies;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Measurements;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Latency;

/// <summary><c>sim latency rtt A B</c>: the round trip between two places, and what it is made of.</summary>
internal sealed class LatencyRttCommand : IVerb
{
    private readonly Argument<string> _from = new("A")
    {
        Description = "A region of Google Cloud, AWS or Azure, a city, a metro such as CDG, or 48.9,2.35",
    };

    private readonly Argument<string> _to = new("B") { Description = "The same" };

    private readonly ModelOption _model = new();

    private readonly Option<bool> _explain = new("--explain") { Description = "Shows the way, leg by leg" };

    private readonly Option<string?> _measured = new("--measured")
    {
        Description = "Measured round trips, CSV from,to,rtt_ms: they win where they have the pair",
        HelpName = "FILE",
    };

    private readonly Option<string?> _edge = new("--edge")
    {
        Description = "The user's connection ends here, and an open one leads on to B",
        HelpName = "PLACE",
    };

    private readonly UserOptions _user = new();

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, or as JSON",
        DefaultValueFactory = _ => "text",
    };

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("rtt", "How long the way between two places takes, and why")
        {
            _from,
            _to,
            _explain,
            _model.Option,
            _measured,
            _edge,
            _format,
        };
        foreach (Option option in _user.All)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Tell(parsed, streams));
        return command;
    }

    private int Tell(ParseResult parsed, Streams streams)
    {
        List<string> mistakes = [];
        Place? from = Find("A", parsed.GetValue(_from), mistakes);
        Place? to = Find("B", parsed.GetValue(_to), mistakes);
        Place? edge = parsed.GetValue(_edge) is { } name ? Find("--edge", name, mistakes) : null;
        UserRequest? request = _user.Read(parsed, mistakes);
        if (edge is not null && request is null && mistakes.Count == 0)
        {
            mistakes.Add("--edge is for a user: give --access as well.");
        }
        if (from is null || to is null || mistakes.Count > 0)
        {
            mistakes.ForEach(streams.Error.WriteLine);
            return ExitCode.Usage;
        }
        MeasurementTable? table = null;
        if (parsed.GetValue(_measured) is { } file)
        {
            DiagnosticList found = [];
            table = MeasurementReader.ReadFile(DiskFiles.Instance, file, found);
            new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
            if (table is null || found.HasErrors)
            {
                return ExitCode.InvalidInput;
            }
        }
        ILatencyModel model = _model.Model(parsed);
        MeasuredLatency? measured = table is null ? null : new MeasuredLatency(model, table.Between);
        RoundTripReport report = RoundTripReport.Of(from, to, _model.Name(parsed), model, measured);
        UserReport? user = request is null ? null : UserReport.Of(request, from, to, edge, measured ?? model);
        if (parsed.GetValue(_format) == "json")
        {
            RoundTripJson.Write(report, user, streams.Output);
        }
        else
        {
            RoundTripPrinter.Print(report, parsed.GetValue(_explain), user, streams.OutputConsole());
        }
        return ExitCode.Good;
    }

    private static Place? Find(string argument, string? text, List<string> mistakes)
    {
        PlaceMatch match = BuiltinDatasets.Gazetteer.Find(text ?? "");
        if (match.Place is null)
        {
            string shown = $"{argument} '{VisibleText.Of(text ?? "")}'";
            mistakes.Add(
                match.Choices.Count > 0
                    ? $"{shown} may mean several places: {string.Join(", ", match.Choices.Select(one => one.Code))}."
                    : $"{shown} is not {Gazetteer.WideExpectation}."
                        + (match.Suggestion is { } near ? $" Did you mean '{near}'?" : "")
            );
        }
        return match.Place;
    }
}
