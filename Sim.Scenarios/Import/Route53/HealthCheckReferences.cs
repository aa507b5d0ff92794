using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Route53;

/// <summary>Whether the health checks of a zone have ids of their own, and children that may be children.</summary>
internal static class HealthCheckReferences
{
    public static void Check(IReadOnlyList<Located<HealthCheck>> checks, DiagnosticList diagnostics)
    {
        var byId = new Dictionary<string, HealthCheck>(StringComparer.Ordinal);
        foreach (Located<HealthCheck> check in checks)
        {
            if (!byId.TryAdd(check.Value.Id, check.Value))
            {
                diagnostics.Error(check.At, "duplicate-id", $"health check '{check.Value.Id}' is given twice");
            }
        }
        foreach (Located<HealthCheck> check in checks)
        {
            foreach (string id in (check.Value as CalculatedHealthCheck)?.Children ?? [])
            {
                CheckChild(check, id, byId, diagnostics);
            }
        }
    }

    private static void CheckChild(
        Located<HealthCheck> check,
        string id,
        Dictionary<string, HealthCheck> byId,
        DiagnosticList diagnostics
    )
    {
        if (!byId.TryGetValue(id, out HealthCheck? child))
        {
            diagnostics.Error(
                check.At,
                "unknown-health-check",
                $"child '{id}' of health check '{check.Value.Id}' does not exist",
                suggestion: diagnostics.IsFull ? null : NearestWord.To(id, byId.Keys)
            );
        }
        else if (!CalculatedHealth.IsAllowedChild(child))
        {
            diagnostics.Error(
                check.At,
                "calculated-child",
                $"child '{id}' of health check '{check.Value.Id}' is itself calculated"
            );
        }
    }
}
