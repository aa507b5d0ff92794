using System.CommandLine;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Dns;

/// <summary>The options that say which health checks are healthy.</summary>
internal sealed class HealthOptions
{
    private readonly Option<string?> _definitions = new("--health-checks")
    {
        Description =
            "Definitions, as 'aws route53 list-health-checks' prints them: calculated checks follow their children",
    };

    private readonly Option<string?> _statuses = new("--health")
    {
        Description = "Statuses: {id: 0 or 1}, or {id: what 'aws route53 get-health-check-status' prints}",
    };

    private readonly Option<string[]> _down = new("--down")
    {
        Description = "Health checks that are unhealthy, whatever else is said of them",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public IReadOnlyList<Option> All => [_definitions, _statuses, _down];

    public string? DefinitionsPath(ParseResult parsed) => parsed.GetValue(_definitions);

    /// <summary>Null when something is wrong.</summary>
    /// <param name="mistakes">Receives what is wrong with the command line.</param>
    public KnownHealth? Read(ParseResult parsed, QuestionedZone zone, DiagnosticList diagnostics, List<string> mistakes)
    {
        IReadOnlyList<string> known = zone.HealthCheckIds;
        string? path = parsed.GetValue(_statuses);
        var stated = path is null
            ? new Dictionary<string, bool>()
            : HealthStatusFile.Read(DiskFiles.Instance, path, zone, diagnostics);
        string[] down = parsed.GetValue(_down)!;
        foreach (string id in down.Where(id => !known.Contains(id)))
        {
            mistakes.Add(
                $"--down '{VisibleText.Of(id)}': the zone has no such health check."
                    + (
                        NearestWord.To(id, known) is { } nearest ? Suggestion.Of(nearest)
                        : known.Count == 0 ? " It has none."
                        : $" It has {string.Join(", ", known.Take(10))}{(known.Count > 10 ? ", ..." : "")}."
                    )
            );
        }
        if (stated is null)
        {
            return null;
        }
        Dictionary<string, bool> given = new(stated, StringComparer.Ordinal);
        foreach (string id in down)
        {
            given[id] = false;
        }
        IReadOnlyList<string> assumed = path is null ? [] : HealthStatuses.Assumed(zone, given);
        return new KnownHealth(
            given,
            assumed.Count == 0 ? [] : [$"not in {path}, so taken to see nothing wrong: {string.Join(", ", assumed)}"]
        );
    }
}
