using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Scenarios.Catchments;

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
                json.WriteNumber("ases", report.Networks);
                json.WriteNumber("links", report.Links);
                json.WriteNumber("seed", report.Seed);
                json.WriteBoolean("defaultGraph", !report.IsAsked);
                json.WriteNumber("reachedShare", report.Reached);
                Write(json, report.Total);
                Write(json, "againstBestReachable", report.AgainstBestReachable);
                json.WriteStartArray("sites");
                foreach (SiteCatchment site in report.Sites)
                {
                    Write(json, site);
                }
                json.WriteEndArray();
                json.WriteStartArray("countries");
                foreach (CountryLandings country in report.Countries)
                {
                    Write(json, country);
                }
                json.WriteEndArray();
                json.WriteStartObject("tieBreaks");
                json.WriteNumber("orders", report.Ties.Orders);
                json.WriteNumber("meanMovedShare", report.Ties.MeanMoved);
                json.WriteNumber("everMovedShare", report.Ties.EverMoved);
                json.WriteEndObject();
                if (report.Score is { } score)
                {
                    Write(json, score);
                }
            }
        );

    private static void Write(Utf8JsonWriter json, RoundTrips summary)
    {
        Write(json, "meanMs", summary.Mean);
        Write(json, "p50Ms", summary.Median);
        Write(json, "p95Ms", summary.P95);
        Write(json, "p99Ms", summary.P99);
        Write(json, "againstNearest", summary.AgainstNearest);
    }

    private static void Write(Utf8JsonWriter json, string name, Inflation comparison)
    {
        json.WriteStartObject(name);
        json.WriteNumber("notAtBestShare", comparison.NotAtBest);
        Write(json, "meanInflationMs", comparison.Mean);
        Write(json, "p90InflationMs", comparison.P90);
        json.WriteNumber("above25MsShare", comparison.Above25Milliseconds);
        json.WriteNumber("above100MsShare", comparison.Above100Milliseconds);
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

    private static void Write(Utf8JsonWriter json, CountryLandings country)
    {
        json.WriteStartObject();
        json.WriteString("country", country.Country);
        json.WriteNumber("share", country.Share);
        Write(json, country.RoundTrips);
        json.WriteStartObject("sites");
        foreach ((string site, double share) in country.Sites)
        {
            json.WriteNumber(site, share);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ObservedScore score)
    {
        json.WriteStartObject("observed");
        json.WriteNumber("networks", score.Networks);
        json.WriteNumber("unknownRows", score.UnknownRows);
        json.WriteNumber("rightShare", score.Right);
        if (score.MeanRoundTripError is { } mean && score.MedianRoundTripError is { } median)
        {
            json.WriteNumber("meanRttError", mean);
            json.WriteNumber("medianRttError", median);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SimDuration time) =>
        json.WriteNumber(name, Math.Round(time.TotalMilliseconds, 3));
}
