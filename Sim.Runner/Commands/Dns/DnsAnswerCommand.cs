using System.CommandLine;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Dns;

/// <summary><c>sim dns answer --zone FILE --name N</c>: the exact distribution of answers to one question.</summary>
internal sealed class DnsAnswerCommand : IVerb
{
    private readonly Option<string[]> _zone = new("--zone")
    {
        Description = "The zone, in any format that is known; several files make one zone",
        AllowMultipleArgumentsPerToken = true,
        Required = true,
    };

    private readonly Option<string> _name = new("--name") { Description = "The name that is asked", Required = true };

    private readonly Option<string?> _type = new("--type") { Description = "The type of record that is asked [A]" };

    private readonly Option<bool> _explain = new("--explain") { Description = "Say why, record set by record set" };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, or as JSON, which always says why",
        DefaultValueFactory = _ => "text",
    };

    private readonly ZoneOptions _source = new();

    private readonly HealthOptions _health = new();

    private readonly ClientOptions _client = new();

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("answer", "Which answers a client gets from a zone, with what share, and why")
        {
            _zone,
            _name,
            _type,
            _explain,
            _format,
        };
        foreach (Option option in (Option[])[.. _source.All, .. _health.All, .. _client.All])
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Answer(parsed, streams));
        return command;
    }

    private int Answer(ParseResult parsed, Streams streams)
    {
        DiagnosticList found = [];
        List<string> mistakes = [];
        string[] definitions = _health.DefinitionsPath(parsed) is { } checks ? [checks] : [];
        ZoneSource source = _source.Read(parsed, parsed.GetValue(_zone)!, definitions, mistakes);
        var zone = QuestionedZone.Read(DiskFiles.Instance, source, found);
        (DnsName name, RecordType type) = ReadQuestion(parsed, mistakes);
        AskingClient client = _client.Read(parsed, zone?.Zone, found, mistakes);
        if (mistakes.Count == 0 && zone?.Apex is { } apex && !name.IsWithin(apex))
        {
            mistakes.Add($"--name {name}: not in the zone {apex}, whose name servers refuse the question (REFUSED).");
        }
        KnownHealth? health = zone is null ? null : _health.Read(parsed, zone, found, mistakes);
        if (found.Count > 0)
        {
            new TextDiagnostics(streams.Color).Write(_source.Worded(found.Sorted()), streams.Error);
        }
        foreach (string mistake in mistakes)
        {
            streams.Error.WriteLine(mistake);
        }
        if (mistakes.Count > 0)
        {
            streams.Error.WriteLine("See 'sim dns answer --help'.");
            return ExitCode.Usage;
        }
        if (zone is null || health is null || found.HasErrors)
        {
            return ExitCode.InvalidInput;
        }
        if (zone.CycleFrom(name, type) is { } cycle)
        {
            streams.Error.WriteLine($"{name} {type} has no answer: {cycle.Message}.");
            return ExitCode.InvalidInput;
        }
        Print(parsed, Report(zone, name, type, client, health, parsed.GetValue(_type) is null), streams);
        return ExitCode.Good;
    }

    private void Print(ParseResult parsed, AnswerReport report, Streams streams)
    {
        if (parsed.GetValue(_format) == "json")
        {
            AnswerJson.Write(report, streams.Output);
        }
        else
        {
            AnswerPrinter.Print(report, parsed.GetValue(_explain), streams.OutputConsole());
        }
    }

    private static AnswerReport Report(
        QuestionedZone zone,
        DnsName name,
        RecordType type,
        AskingClient client,
        KnownHealth health,
        bool isTypeOpen
    )
    {
        var why = new Explanation();
        DnsClient asking = client.Client;
        bool[] healthy = HealthStatuses.ByPosition(zone, health.Given);
        DnsAnswer answer = zone.Ask(name.ToString(), type, in asking, healthy, why, out RecordType answered);
        var notes = new AnswerNotes(zone, name, client, why);
        return new AnswerReport(
            name.ToString(),
            answered.ToString(),
            AnswerSummary.Of(answer),
            why.ToString().TrimEnd('\n').Split('\n'),
            [.. health.Notes, .. notes.OfClient(), .. notes.OfName(type, answered, answer, isTypeOpen)]
        );
    }

    private (DnsName Name, RecordType Type) ReadQuestion(ParseResult parsed, List<string> mistakes)
    {
        string text = parsed.GetValue(_name)!;
        if (!DnsName.TryParse(text, out DnsName name))
        {
            mistakes.Add($"--name '{VisibleText.Of(text)}' is not a domain name such as www.example.com.");
        }
        string word = parsed.GetValue(_type) ?? nameof(RecordType.A);
        string[] types = Enum.GetNames<RecordType>();
        if (!types.Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            mistakes.Add(
                $"--type '{VisibleText.Of(word)}' is not one of {string.Join(", ", types)}."
                    + Suggestion.Of(NearestWord.To(word, types))
            );
            return (name, RecordType.A);
        }
        return (name, Enum.Parse<RecordType>(word, ignoreCase: true));
    }
}
