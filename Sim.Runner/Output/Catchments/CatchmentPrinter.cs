using System.Globalization;
using Sim.Scenarios.Catchments;
using Sim.Scenarios.Results;
using Spectre.Console;

namespace Sim.Runner.Output.Catchments;

/// <summary>All users in two lines, then a table of sites and one of countries, then how sure all of that is.</summary>
internal static class CatchmentPrinter
{
    private const int MostSites = 20;
    private const int SitesOfCountry = 3;

    /// <param name="countries">So many, those with the most users.</param>
    public static void Print(CatchmentReport report, int countries, IAnsiConsole console)
    {
        Line(console, Heading(report));
        Line(console, Graph(report));
        RoundTrips total = report.Total;
        Line(
            console,
            $"round trips: mean {MeasureText.Latency(total.Mean)}, "
                + $"p50 {MeasureText.Latency(total.Median)}, p95 {MeasureText.Latency(total.P95)}, "
                + $"p99 {MeasureText.Latency(total.P99)}; {Percent(report.Reached)} of users reach one"
        );
        Line(console, $"not at the nearest {report.Noun}: {Comparison(total.AgainstNearest)}");
        Line(console, $"not at the best of those that paths lead to: {Comparison(report.AgainstBestReachable)}");
        Line(
            console,
            $"other tie-breaks: {Percent(report.Ties.MeanMoved)} of users land elsewhere in the mean, "
                + $"{Percent(report.Ties.EverMoved)} under at least one of {Number(report.Ties.Orders)}"
        );
        if (report.Score is { } score)
        {
            Line(console, Score(score));
        }
        Sites(report, console);
        Countries(report, countries, console);
    }

    private static string Heading(CatchmentReport report)
    {
        string[] names = [.. report.Sites.Select(site => site.Name)];
        return report.FrontEnd is { } frontEnd
                ? $"{report.Scenario}: edges of '{frontEnd}', {Number(names.Length)} on one backbone"
            : names.Length == 1 ? $"{report.Scenario}: {names[0]}"
            : $"{report.Scenario}: {string.Join(", ", names)}, as if they announced one prefix together";
    }

    private static string Graph(CatchmentReport report)
    {
        string made = string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Networks} networks and {report.Links} links, synthetic with seed {report.Seed}"
        );
        return made + (report.IsAsked ? "" : ": the default, as the scenario has no network.asGraph");
    }

    private static void Sites(CatchmentReport report, IAnsiConsole console)
    {
        SummaryTable table = new(
            report.Noun,
            ">users",
            ">mean",
            "?>p50",
            ">p95",
            ">not nearest",
            ">inflation",
            "without it",
            ">mean then"
        );
        foreach (SiteCatchment site in report.LargestSites.Take(MostSites))
        {
            table.Add(
                site.Name,
                Percent(site.Share),
                MeasureText.Latency(site.MeanRoundTrip),
                MeasureText.Latency(site.MedianRoundTrip),
                MeasureText.Latency(site.P95RoundTrip),
                Percent(site.NotAtNearest),
                MeasureText.Latency(site.MeanInflation),
                Next(site.Without),
                site.Without?.Next is null ? MeasureText.None : MeasureText.Latency(site.Without.MeanRoundTrip)
            );
        }
        console.WriteLine();
        table.Print(console);
        int more = report.LargestSites.Count() - MostSites;
        int idle = report.Sites.Count(site => site.Share <= 0);
        if (more > 0 || idle > 0)
        {
            Line(console, $"  {Number(Math.Max(0, more))} more with users, {Number(idle)} without");
        }
    }

    private static string Next(WithdrawnSite? without) =>
        without is null ? MeasureText.None
        : without.Next is null ? "nowhere"
        : $"{Percent(without.NextShare)} to {without.Next}"
            + (without.Unreached > 0.0005 ? $", {Percent(without.Unreached)} nowhere" : "");

    private static void Countries(CatchmentReport report, int most, IAnsiConsole console)
    {
        SummaryTable table = new("country", ">users", ">mean", ">p95", ">not nearest", ">inflation", "land at");
        foreach (CountryLandings country in report.Countries.Take(most))
        {
            IEnumerable<string> sites = country
                .Sites.Take(SitesOfCountry)
                .Select(one => $"{one.Site} {Percent(one.Share)}");
            table.Add(
                country.Country,
                Percent(country.Share),
                MeasureText.Latency(country.RoundTrips.Mean),
                MeasureText.Latency(country.RoundTrips.P95),
                Percent(country.RoundTrips.AgainstNearest.NotAtBest),
                MeasureText.Latency(country.RoundTrips.AgainstNearest.Mean),
                string.Join(", ", sites)
            );
        }
        console.WriteLine();
        table.Print(console);
    }

    private static string Comparison(Inflation one) =>
        $"{Percent(one.NotAtBest)} of users; inflation: mean {MeasureText.Latency(one.Mean)}, "
        + $"p90 {MeasureText.Latency(one.P90)}, 25 ms and more for {Percent(one.Above25Milliseconds)}";

    private static string Score(ObservedScore score) =>
        $"observed: {Percent(score.Right)} of users in {Number(score.Networks)} networks land where predicted"
        + (score.MeanRoundTripError is { } error ? $", round trips differ by {Percent(error)} in the mean" : "")
        + (score.UnknownRows > 0 ? $"; {Number(score.UnknownRows)} rows are of networks without users here" : "");

    private static string Percent(double share) => MeasureText.Percent(share);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(SummaryTable.Printable(text));
}
