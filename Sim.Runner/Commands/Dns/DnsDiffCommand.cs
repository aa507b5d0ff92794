using System.CommandLine;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Runner.Output;
using Sim.Runner.Output.Plans;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Import;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands.Dns;

/// <summary>
/// <c>sim dns diff --zone FILE --change-batch FILE [--scenario FILE]</c>: whom a change of a zone would move, and where
/// to.
/// </summary>
internal sealed class DnsDiffCommand : IVerb
{
    private const string DefaultPeak = "1000rps";

    private readonly Option<string[]> _zone = new("--zone")
    {
        Description = "The zone as it is, in any format that is known [that of the scenario]",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _healthChecks = new("--health-checks")
    {
        Description = "Its health checks, as 'aws route53 list-health-checks' prints them [those of the scenario]",
    };

    private readonly ZoneOptions _source = new();

    private readonly Option<string?> _batch = new("--change-batch") { Description = "The change batch to be applied" };

    private readonly Option<string[]> _to = new("--to")
    {
        Description = "Instead of a change batch: the whole zone as it shall be",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "Users, demand and endpoints [all Internet users, no endpoint]",
    };

    private readonly Option<string?> _name = new("--name")
    {
        Description = "The name that users look up [that of the scenario, or the one that changes]",
    };

    private readonly Option<string> _peak = new("--peak")
    {
        Description = "Requests of all users at their daily peak, where no scenario says it",
        DefaultValueFactory = _ => DefaultPeak,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, for a pull request, or as JSON",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<bool> _detailed = new("--detailed-exitcode")
    {
        Description = "Exit with 12 when the change changes anything",
    };

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "markdown", "json");
        Command command = new("diff", "Whom a change of a zone would move, when, and what endpoints would carry")
        {
            _zone,
            _healthChecks,
            _batch,
            _to,
            _scenario,
            _name,
            _peak,
            _format,
            _detailed,
        };
        foreach (Option option in _source.All)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Diff(parsed, streams));
        return command;
    }

    private int Diff(ParseResult parsed, Streams streams)
    {
        if (Contradiction(parsed) is { } contradiction)
        {
            return Refuse(streams, contradiction);
        }
        string[] to = parsed.GetValue(_to) ?? [];
        string? batch = parsed.GetValue(_batch);
        bool hasZone = parsed.GetValue(_zone) is { Length: > 0 };
        string? scenario = parsed.GetValue(_scenario);
        if (!RequestRate.TryParse(parsed.GetValue(_peak), out RequestRate peak) || peak <= RequestRate.Zero)
        {
            return Refuse(streams, $"--peak '{parsed.GetValue(_peak)}' is not {RequestRate.Expectation}.");
        }
        List<string> mistakes = [];
        string[] checks = parsed.GetValue(_healthChecks) is { } path ? [path] : [];
        ZoneSource source = _source.Read(parsed, parsed.GetValue(_zone) ?? [], checks, mistakes);
        if (mistakes.Count > 0)
        {
            return Refuse(streams, string.Join(Environment.NewLine, mistakes));
        }
        ScenarioInputs? inputs = scenario is null ? null : ScenarioFiles.Load(scenario, streams);
        if (scenario is not null && inputs is null)
        {
            return ExitCode.InvalidInput;
        }
        DiagnosticList found = [];
        LocatedZone? before = hasZone ? ZoneFiles.Read(DiskFiles.Instance, source, found) : inputs!.LocatedZone;
        if (before is not null && hasZone && checks.Length == 0 && inputs is not null)
        {
            before = WithChecksOf(before, inputs);
        }
        ZoneSource change = source with
        {
            ZoneFiles = batch is null ? to : [batch],
            HealthCheckFiles = [],
            CidrFiles = [],
        };
        LocatedZoneChange? changed = ZoneFiles.ReadChange(
            DiskFiles.Instance,
            change,
            before,
            found,
            batch is null ? ChangeForm.WholeZone : ChangeForm.Batch
        );
        // Who gives no definitions of health checks knows that they are missing.
        bool hasChecks = checks.Length > 0 || before?.Zone.HealthChecks.Count > 0;
        Diagnostic[] told =
        [
            .. _source.Worded(found.Sorted()).Where(one => hasChecks || one.Code != "unknown-health-check"),
        ];
        if (told.Length > 0)
        {
            new TextDiagnostics(streams.Color).Write(told, streams.Error);
        }
        if (found.HasErrors || before is null || changed is null)
        {
            return ExitCode.InvalidInput;
        }
        return Print(parsed, streams, inputs, peak, before.Zone, changed.Zone.Zone);
    }

    /// <summary>What of the command line excludes or lacks something else; null: nothing.</summary>
    private string? Contradiction(ParseResult parsed)
    {
        bool hasScenario = parsed.GetValue(_scenario) is not null;
        return (parsed.GetValue(_batch) is null) == (parsed.GetValue(_to) is not { Length: > 0 })
                ? "Either --change-batch or --to is needed, and not both: what shall become of the zone."
            : !hasScenario && parsed.GetValue(_zone) is not { Length: > 0 }
                ? "--zone or --scenario is needed: the zone as it is."
            : hasScenario && parsed.GetResult(_peak) is { Implicit: false }
                ? "--peak is for a plan without a scenario: that of a scenario is its 'demand.peak'."
            : null;
    }

    private int Print(
        ParseResult parsed,
        Streams streams,
        ScenarioInputs? inputs,
        RequestRate peak,
        Zone before,
        Zone after
    )
    {
        if (HostOf(parsed, inputs, before, after, out string? problem) is not { } host)
        {
            return Refuse(streams, problem!);
        }
        inputs = inputs is null ? DefaultAudience.Of(host, before, peak) : WithHost(inputs, host);
        DnsPlan plan = DnsPlanner.Plan(inputs, before, after);
        switch (parsed.GetValue(_format))
        {
            case "json":
                PlanJson.Write(plan, streams.Output);
                break;
            case "markdown":
                PlanMarkdown.Write(plan, streams.Output);
                break;
            default:
                PlanPrinter.Print(plan, streams.OutputConsole());
                break;
        }
        return parsed.GetValue(_detailed) && plan.HasChanges ? ExitCode.PlanHasChanges : ExitCode.Good;
    }

    private static LocatedZone WithChecksOf(LocatedZone zone, ScenarioInputs inputs) =>
        zone.Zone.HealthChecks.Count > 0 || inputs.LocatedZone is not { } known
            ? zone
            : zone with
            {
                Zone = zone.Zone with { HealthChecks = known.Zone.HealthChecks },
                HealthCheckPlaces = known.HealthCheckPlaces,
            };

    /// <summary>The name that users look up; null when it cannot be told.</summary>
    private string? HostOf(ParseResult parsed, ScenarioInputs? inputs, Zone before, Zone after, out string? problem)
    {
        problem = null;
        if (parsed.GetValue(_name) is { } given)
        {
            problem = DnsName.TryParse(given, out _)
                ? MissingName(given, before, after)
                : $"--name '{VisibleText.Of(given)}' is not a domain name.";
            return problem is null ? given : null;
        }
        if (inputs is not null)
        {
            return inputs.Scenario.Services[0].Host;
        }
        string[] changed = [.. ChangedNames.Between(before, after).Select(name => name.ToString().TrimEnd('.'))];
        if (changed.Length > 1)
        {
            problem = $"--name is needed: the change is about {string.Join(", ", changed)}.";
            return null;
        }
        // Nothing that users look up changes: any name shows that.
        return changed.FirstOrDefault()
            ?? before.RecordSets.Select(set => set.Name.ToString().TrimEnd('.')).FirstOrDefault()
            ?? "example.com";
    }

    private static string? MissingName(string name, Zone before, Zone after)
    {
        QuestionedZone[] zones = [new(before), new(after)];
        if (zones.Any(zone => zone.Compiled.TryFind(name, RecordType.A, out _)))
        {
            return null;
        }
        string? nearest = zones[1].NearestName(name) ?? zones[0].NearestName(name);
        return $"--name '{VisibleText.Of(name)}': neither zone has an address for it."
            + (nearest is null ? "" : $" Did you mean '{nearest.TrimEnd('.')}'?");
    }

    private static ScenarioInputs WithHost(ScenarioInputs inputs, string host) =>
        inputs with
        {
            Scenario = inputs.Scenario with { Services = [inputs.Scenario.Services[0] with { Host = host }] },
        };

    private static int Refuse(Streams streams, string problem)
    {
        streams.Error.WriteLine(problem);
        streams.Error.WriteLine("See 'sim dns diff --help'.");
        return ExitCode.Usage;
    }
}
