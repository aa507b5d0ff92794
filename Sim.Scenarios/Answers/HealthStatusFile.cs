using System.Globalization;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Answers;

/// <summary>Reads the present status of health checks.</summary>
/// <remarks>
/// A mapping from the id of a health check to its status as Route 53 looks it up: <c>1</c> or <c>0</c>, <c>true</c> or
/// <c>false</c>, <c>healthy</c> or <c>unhealthy</c>, <c>up</c> or <c>down</c>; or to what <c>aws route53
/// get-health-check-status</c> prints for it, from which the status follows by the rule of more than 18 percent, and
/// which may stand alone when there is no other health check that it could be of. Source: Route 53 API Reference,
/// GetHealthCheckStatus, HealthCheckObservation.
/// </remarks>
public static class HealthStatusFile
{
    private const string Observations = "HealthCheckObservations";

    private const string StatusExpectation =
        "1 or 0, healthy or unhealthy, or what 'aws route53 get-health-check-status' prints";

    private const string FileExpectation = $"a mapping from ids of health checks to {StatusExpectation}";

    private static readonly Dictionary<string, bool> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = true,
        ["0"] = false,
        ["true"] = true,
        ["false"] = false,
        ["healthy"] = true,
        ["unhealthy"] = false,
        ["up"] = true,
        ["down"] = false,
    };

    /// <returns>The status by id, true is healthy; null when anything was wrong, which is reported.</returns>
    public static IReadOnlyDictionary<string, bool>? Read(
        IInputFiles files,
        string path,
        QuestionedZone zone,
        DiagnosticList diagnostics
    )
    {
        if (SourceReader.ReadFile(files, path, diagnostics) is not { } root)
        {
            return null;
        }
        if (root is not LocatedMapping mapping || mapping["HealthChecks"] is LocatedSequence)
        {
            string what = root is LocatedMapping ? "a list of definitions, which has no statuses" : root.Kind;
            diagnostics.Error(root.Location, "not-statuses", $"the file is {what}", FileExpectation);
            return null;
        }
        return Read(mapping, zone, diagnostics);
    }

    /// <inheritdoc cref="Read(IInputFiles, string, QuestionedZone, DiagnosticList)"/>
    internal static Dictionary<string, bool>? Read(
        LocatedMapping mapping,
        QuestionedZone zone,
        DiagnosticList diagnostics
    )
    {
        IReadOnlyList<string> known = zone.HealthCheckIds;
        Dictionary<string, bool> statuses = new(StringComparer.Ordinal);
        bool isRefused = false;
        if (mapping[Observations] is not null)
        {
            if (known.Count != 1)
            {
                diagnostics.Error(
                    mapping.Location,
                    "unnamed-health-check",
                    $"these observations do not say of which health check they are; there are {Count(known)}",
                    $"{{id: {{\"{Observations}\": [...]}}}}"
                );
                return null;
            }
            isRefused = !Add(known[0], mapping);
            return isRefused ? null : statuses;
        }
        foreach (LocatedEntry entry in mapping.Entries)
        {
            string id = entry.Key.Text;
            if (!known.Contains(id))
            {
                diagnostics.Error(
                    entry.Key.Location,
                    "unknown-health-check",
                    $"the zone has no health check '{id}'",
                    suggestion: NearestWord.To(id, known)
                );
                isRefused = true;
                continue;
            }
            isRefused |= !Add(id, entry.Value);
        }
        return isRefused ? null : statuses;

        bool Add(string id, LocatedNode node)
        {
            bool? status = node is LocatedMapping observed
                ? ReadObservations(DefinitionOf(id, zone), observed, diagnostics)
                : ReadWord(id, node, diagnostics);
            statuses[id] = status ?? true;
            return status is not null;
        }
    }

    private static string Count(IReadOnlyList<string> known) =>
        string.Create(CultureInfo.InvariantCulture, $"{known.Count} health checks");

    /// <summary>Without a definition, a check that is neither inverted nor disabled.</summary>
    private static HealthCheck DefinitionOf(string id, QuestionedZone zone) =>
        zone.Zone.HealthChecks.FirstOrDefault(check => check.Id == id)
        ?? new EndpointHealthCheck
        {
            Id = id,
            Protocol = ProbeProtocol.Tcp,
            Port = 443,
        };

    private static bool? ReadWord(string id, LocatedNode node, DiagnosticList diagnostics)
    {
        if (node is LocatedScalar word && s_words.TryGetValue(word.Text, out bool isHealthy))
        {
            return isHealthy;
        }
        string what = node is LocatedScalar { IsNull: false } other ? $"'{other.Text}'" : node.Kind;
        string? near = node is LocatedScalar text ? NearestWord.To(text.Text, s_words.Keys) : null;
        diagnostics.Error(node.Location, "not-a-status", $"the status of '{id}' is {what}", StatusExpectation, near);
        return null;
    }

    private static bool? ReadObservations(HealthCheck check, LocatedMapping mapping, DiagnosticList diagnostics)
    {
        if (mapping.Required<LocatedSequence>(Observations, diagnostics) is not { } list)
        {
            return null;
        }
        int checkers = 0;
        int healthy = 0;
        foreach (LocatedMapping observation in list.Each<LocatedMapping>(diagnostics))
        {
            var report = observation.Required<LocatedMapping>("StatusReport", diagnostics);
            var status = report?.Required<LocatedScalar>("Status", diagnostics);
            if (status is null)
            {
                return null;
            }
            bool isSuccess = status.Text.StartsWith("Success", StringComparison.OrdinalIgnoreCase);
            if (!isSuccess && !status.Text.StartsWith("Failure", StringComparison.OrdinalIgnoreCase))
            {
                diagnostics.Error(
                    status.Location,
                    "not-a-status",
                    $"a checker reports '{status.Text}'",
                    "a text that begins with Success or Failure"
                );
                return null;
            }
            checkers++;
            healthy += isSuccess ? 1 : 0;
        }
        return EndpointHealth.Status(check, checkers, healthy) == HealthStatus.Healthy;
    }
}
