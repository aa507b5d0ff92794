using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Catchments;

namespace Sim.Runner.Output.Catchments;

/// <summary>The figures of a catchment as JSON; shares are 0 to 1, times milliseconds.</summary>
internal static class CatchmentJson
{
    public static void Write(CatchmentReport report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteString("scenario", report.Scenario);
                json.WriteString("frontEnd", report.FrontEnd);
                json.WriteNumber("ases", report.Prefix.Geography.Graph.Count);
                json.WriteNumber("links", report.Prefix.Geography.Graph.LinkCount);
                json.WriteNumber("seed", report.Seed);
                json.WriteBoolean("defaultGraph", !report.IsAsked);
                json.WriteNumber("reachedShare", report.Catchment.Total.Reached.Value);
                Write(json, report.Catchment.Total);
                Write(json, "againstBestReachable", report.Catchment.Total.AgainstBestReachable);
                json.WriteStartArray("sites");
                foreach (SiteCatchment site in report.Sites)
                {
                    Write(json, site);
                }
                json.WriteEndArray();
                json.WriteStartArray("countries");
                foreach (CountryCatchment country in report.LargestCountries)
                {
                    Write(json, country, report);
                }
                json.WriteEndArray();
                json.WriteStartObject("tieBreaks");
                json.WriteNumber("orders", report.Ties.Orders);
                json.WriteNumber("meanMovedShare", report.Ties.MeanMoved.Value);
                json.WriteNumber("everMovedShare", report.Ties.EverMoved.Value);
                json.WriteEndObject();
                if (report.Score is { } score)
                {
                    Write(json, score);
                }
            }
        );

    private static void Write(Utf8JsonWriter json, CatchmentSummary summary)
    {
        Write(json, "meanMs", summary.MeanRoundTrip);
        Write(json, "p50Ms", summary.MedianRoundTrip);
        Write(json, "p95Ms", summary.P95RoundTrip);
        Write(json, "p99Ms", summary.P99RoundTrip);
        Write(json, "againstNearest", summary.AgainstNearest);
    }

    private static void Write(Utf8JsonWriter json, string name, CatchmentComparison? comparison)
    {
        if (comparison is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteNumber("notAtBestShare", comparison.NotAtBest.Value);
        Write(json, "meanInflationMs", comparison.MeanInflation);
        Write(json, "p90InflationMs", comparison.P90Inflation);
        json.WriteNumber("above25MsShare", comparison.Above25Milliseconds.Value);
        json.WriteNumber("above100MsShare", comparison.Above100Milliseconds.Value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SiteCatchment site)
    {
        json.WriteStartObject();
        json.WriteString("name", site.Name);
        json.WriteNumber("share", site.Share);
        Write(json, "meanMs", site.MeanRoundTrip);
        Write(json, "p50Ms", site.MedianRoundTrip);
        Write(json, "p95Ms", site.P95RoundTrip);
        json.WriteNumber("notAtNearestShare", site.NotAtNearest);
        Write(json, "meanInflationMs", site.MeanInflation);
        if (site.Without is { } without)
        {
            json.WriteStartObject("without");
            json.WriteString("next", without.Next);
            json.WriteNumber("nextShare", without.NextShare);
            Write(json, "meanMs", without.MeanRoundTrip);
            json.WriteNumber("unreachedShare", without.Unreached);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CountryCatchment country, CatchmentReport report)
    {
        json.WriteStartObject();
        json.WriteString("country", country.Country);
        json.WriteNumber("share", country.Summary.Users / report.Catchment.Total.Users);
        Write(json, country.Summary);
        json.WriteStartObject("sites");
        foreach ((int site, double share) in CatchmentReport.SitesOf(country.Summary))
        {
            json.WriteNumber(report.Catchment.Sites[site], share);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CatchmentScore score)
    {
        json.WriteStartObject("observed");
        json.WriteNumber("networks", score.Networks);
        json.WriteNumber("unknownRows", score.UnknownRows);
        json.WriteNumber("rightShare", score.Right.Value);
        if (score.MeanRoundTripError is { } mean && score.MedianRoundTripError is { } median)
        {
            json.WriteNumber("meanRttError", mean.Value);
            json.WriteNumber("medianRttError", median.Value);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SimDuration time) =>
        json.WriteNumber(name, Math.Round(time.TotalMilliseconds, 3));
}
