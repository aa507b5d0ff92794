using System.Text.Json;
using NodaTime.Text;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Scenarios.Costs;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Results.Files;

/// <summary><c>summary.json</c>: the verdict and every measure that is one number.</summary>
internal static class SummaryFile
{
    public static byte[] Render(RunResult result) =>
        JsonFile.Render(json =>
        {
            json.WriteNumber("formatVersion", 1);
            json.WriteBoolean("passed", result.Passed);
            json.WriteString("scenario", result.Identity.Scenario);
            json.WriteString("inputHash", result.Identity.InputHash);
            json.WriteNumber("seed", result.Identity.Seed);
            json.WriteString("start", InstantPattern.General.Format(result.Identity.Start));
            json.WriteMeasure("durationSeconds", result.Identity.Duration.TotalSeconds);
            if (result.Identity.WarmUp > SimDuration.Zero)
            {
                json.WriteMeasure("warmUpSeconds", result.Identity.WarmUp.TotalSeconds);
            }
            if (result.Identity.Interrupted)
            {
                json.WriteBoolean("interrupted", true);
            }
            if (result.Replicates.Count > 0)
            {
                json.WriteNumber("replications", result.Replicates.Count);
            }
            WriteTotals(json, result.Totals);
            json.WriteObjects("thresholds", result.Thresholds, WriteThreshold);
            if (result.Stages.Count > 0)
            {
                json.WriteObjects("stages", result.Stages, StageJson.Write);
            }
            json.WriteObjects("incidents", result.Incidents, WriteIncident);
            if (result.Rollouts.Count > 0)
            {
                json.WriteObjects("rollouts", result.Rollouts, WriteRollout);
            }
            json.WriteObjects("regions", result.Regions, WriteTraffic);
            json.WriteObjects("countries", result.Countries, WriteTraffic);
            json.WriteObjects("endpoints", result.Endpoints, WriteEndpoint);
            json.WriteObjects("regionEndpoints", result.RegionEndpoints, WriteTraffic);
            if (result.Cost is { } cost)
            {
                WriteCost(json, cost);
            }
            json.WriteStartArray("notes");
            foreach (string note in result.Notes)
            {
                json.WriteStringValue(note);
            }
            json.WriteEndArray();
        });

    private static void WriteTotals(Utf8JsonWriter json, Totals totals)
    {
        double ended = totals.Answered + totals.Failed;
        json.WriteStartObject("totals");
        json.WriteMeasure("sent", totals.Sent);
        json.WriteMeasure("answered", totals.Answered);
        json.WriteMeasure("failed", totals.Failed);
        json.WriteMeasure("inFlight", totals.InFlight);
        json.WriteMeasure("attempts", totals.Attempts);
        json.WriteMeasure("errorRatio", ended > 0 ? totals.Failed / ended : 0);
        json.WriteMeasure("peakRps", totals.PeakRate);
        json.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter json, CostReport cost)
    {
        json.WriteStartObject("cost");
        json.WriteMeasure("totalUsd", cost.TotalUsd);
        json.WriteMeasure("usdPerMillion", cost.UsdPerMillion);
        json.WriteObjects(
            "regions",
            cost.Regions,
            static (json, region) =>
            {
                json.WriteString("region", region.Region);
                json.WriteMeasure("usd", region.Usd);
                json.WriteMeasure("usdPerMillion", region.UsdPerMillion);
            }
        );
        json.WriteObjects(
            "items",
            cost.Items,
            static (json, item) =>
            {
                json.WriteString("item", item.Name);
                WriteOptional(json, "part", item.Part);
                json.WriteMeasure("quantity", item.Quantity);
                json.WriteString("unit", item.Unit);
                json.WriteMeasure("unitUsd", item.UnitUsd);
                json.WriteMeasure("usd", item.Usd);
            }
        );
        json.WriteEndObject();
    }

    internal static void WriteThreshold(Utf8JsonWriter json, ThresholdVerdict verdict)
    {
        json.WriteString("expression", verdict.Expression);
        json.WriteBoolean("passed", verdict.Passed);
        json.WriteString("actual", verdict.Actual);
        json.WriteMeasure("value", verdict.Value);
        json.WriteString("unit", verdict.Unit);
        json.WriteMeasure("marginRatio", verdict.Margin);
        if (verdict.Interval is { } interval)
        {
            json.WriteMeasure("lower", interval.Lower);
            json.WriteMeasure("upper", interval.Upper);
            json.WriteBoolean("inconclusive", verdict.Inconclusive);
        }
        if (verdict.ErrorBudgetBurn is { } burn)
        {
            json.WriteMeasure("errorBudgetBurnRatio", burn);
        }
    }

    private static void WriteIncident(Utf8JsonWriter json, Incident incident)
    {
        json.WriteString("kind", incident.Kind);
        json.WriteString("subject", incident.Subject);
        json.WriteString("action", incident.Action);
        json.WriteMeasure("atSeconds", incident.AtSeconds);
        json.WriteMeasure("lengthSeconds", incident.LengthSeconds);
        json.WriteMeasure("detectedSeconds", incident.DetectedSeconds);
        json.WriteMeasure("movedP50Seconds", incident.MovedP50Seconds);
        json.WriteMeasure("movedP90Seconds", incident.MovedP90Seconds);
        json.WriteMeasure("movedP99Seconds", incident.MovedP99Seconds);
        json.WriteMeasure("failedRequests", incident.FailedRequests);
        json.WriteMeasure("failedUserMinutes", incident.FailedUserMinutes);
        json.WriteMeasure("capacitySeconds", incident.CapacitySeconds);
        WriteCapacityPath(json, incident.CapacityPath);
        json.WriteMeasure("returnedSeconds", incident.ReturnedSeconds);
    }

    private static void WriteCapacityPath(Utf8JsonWriter json, CapacityPath? path)
    {
        if (path is null)
        {
            json.WriteNull("capacityPath");
            return;
        }
        json.WriteStartObject("capacityPath");
        json.WriteString("endpoint", path.Endpoint);
        json.WriteNumber("pods", path.Pods);
        json.WriteMeasure("loadSeconds", path.LoadSeconds);
        json.WriteMeasure("metricsSeconds", path.MetricsSeconds);
        json.WriteMeasure("decisionSeconds", path.DecisionSeconds);
        json.WriteMeasure("nodeSeconds", path.NodeSeconds);
        json.WriteMeasure("imageSeconds", path.ImageSeconds);
        json.WriteMeasure("readinessSeconds", path.ReadinessSeconds);
        json.WriteMeasure("endpointSeconds", path.EndpointSeconds);
        json.WriteMeasure("drainSeconds", path.DrainSeconds);
        json.WriteEndObject();
    }

    private static void WriteRollout(Utf8JsonWriter json, RolloutMeasures rollout)
    {
        json.WriteString("pool", rollout.Pool);
        json.WriteMeasure("atSeconds", rollout.AtSeconds);
        json.WriteBoolean("rollback", rollout.IsRollback);
        json.WriteMeasure("completedSeconds", rollout.CompletedSeconds);
        json.WriteMeasure("deadlineExceededSeconds", rollout.DeadlineExceededSeconds);
        json.WriteMeasure("supersededSeconds", rollout.SupersededSeconds);
        json.WriteNumber("leastServing", rollout.LeastServing);
        json.WriteNumber("mostPods", rollout.MostPods);
    }

    private static void WriteTraffic(Utf8JsonWriter json, TrafficMeasures traffic)
    {
        json.WriteString("region", traffic.Region);
        WriteOptional(json, "country", traffic.Country);
        WriteOptional(json, "endpoint", traffic.Endpoint);
        json.WriteMeasure("answered", traffic.Answered);
        json.WriteMeasure("failed", traffic.Failed);
        json.WriteMeasure("errorRatio", traffic.ErrorRatio);
        json.WriteMeasure("failedUserMinutes", traffic.FailedUserMinutes);
        WriteLatency(json, traffic.Latency);
        json.WriteStartObject("meanParts");
        foreach ((string name, double milliseconds) in NamedMeasures.Parts(traffic.MeanParts))
        {
            json.WriteMeasure(name, milliseconds);
        }
        json.WriteEndObject();
    }

    private static void WriteEndpoint(Utf8JsonWriter json, EndpointMeasures endpoint)
    {
        json.WriteString("endpoint", endpoint.Endpoint);
        json.WriteString("kind", endpoint.Kind);
        json.WriteMeasure("answered", endpoint.Answered);
        json.WriteMeasure("failedAttempts", endpoint.FailedAttempts);
        json.WriteMeasure("resets", endpoint.Resets);
        json.WriteMeasure("peakRps", endpoint.PeakRate);
        WriteLatency(json, endpoint.Latency);
        WriteSpread(json, "pods", endpoint.Pods);
        WriteSpread(json, "nodes", endpoint.Nodes);
        if (endpoint.ReversalsInWorstHour is { } reversals)
        {
            json.WriteNumber("reversalsInWorstHour", reversals);
        }
        json.WriteObjects(
            "resources",
            endpoint.Resources,
            static (json, use) =>
            {
                json.WriteString("resource", use.Resource);
                json.WriteMeasure("meanRatio", use.Mean);
                json.WriteMeasure("peakRatio", use.Peak);
            }
        );
    }

    private static void WriteLatency(Utf8JsonWriter json, LatencyHistogram latency)
    {
        json.WriteStartObject("latency");
        foreach ((string name, double? milliseconds) in NamedMeasures.Latency(latency))
        {
            json.WriteMeasure(name, milliseconds);
        }
        json.WriteEndObject();
    }

    private static void WriteSpread(Utf8JsonWriter json, string name, (double Min, double Mean, double Max) spread)
    {
        json.WriteStartObject(name);
        json.WriteMeasure("min", spread.Min);
        json.WriteMeasure("mean", spread.Mean);
        json.WriteMeasure("max", spread.Max);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
