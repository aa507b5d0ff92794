using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Measurements;
using Sim.Scenarios.Results;
using Spectre.Console;

namespace Sim.Runner.Output.Latencies;

/// <summary>Prints for people how long the way between two places takes, and why.</summary>
internal static class RoundTripPrinter
{
    public static void Print(RoundTripReport report, bool explain, UserReport? user, IAnsiConsole console)
    {
        TextWriter output = console.Profile.Out.Writer;
        SimDuration shown = report.Measured ?? report.Predicted;
        console.WriteLine(
            $"{NameOf(report.From)} - {NameOf(report.To)}: {MeasureText.Latency(shown)} "
                + (report.Measured is null ? "predicted" : "measured"),
            new Style(decoration: Decoration.Bold)
        );
        if (report.Measured is { } measured)
        {
            double error = 100 * (report.Predicted - measured).TotalSeconds / measured.TotalSeconds;
            output.WriteLine(
                $"  predicted {MeasureText.Latency(report.Predicted)}, "
                    + error.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)
                    + " % of the measured value"
            );
        }
        string kilometers = report.Kilometers.ToString("#,0", CultureInfo.InvariantCulture);
        output.WriteLine(
            $"  floor {MeasureText.Latency(report.Floor)}: light in fiber over {kilometers} km of great circle"
        );
        if (explain)
        {
            PrintWay(report, console);
        }
        if (user is not null)
        {
            PrintUser(user, report, console);
        }
    }

    private static void PrintWay(RoundTripReport report, IAnsiConsole console)
    {
        Point("from", report.From);
        Point("to", report.To);
        SummaryTable table = new("way", "", ">great circle", ">fiber", ">adds", "route");
        foreach (WayLeg leg in report.Legs)
        {
            table.Add(
                leg.From,
                leg.To,
                Kilometers(leg.Kilometers),
                Kilometers(leg.FiberKilometers),
                MeasureText.Latency(leg.Adds),
                leg.Route
            );
        }
        table.Add("both ends", "", "", "", MeasureText.Latency(report.Ends), "");
        table.Add(
            "together",
            "",
            Kilometers(report.Legs.Sum(leg => leg.Kilometers)),
            Kilometers(report.FiberKilometers),
            MeasureText.Latency(report.Predicted),
            ""
        );
        table.Print(console);
        string slope = report.MillisecondsPerHundredKilometers.ToString("0.00", CultureInfo.InvariantCulture);
        bool isOnLand = report.Legs.Any(leg => leg.FiberKilometers > leg.Kilometers);
        console.Profile.Out.Writer.WriteLine(
            $"  {report.Model}: {slope} ms per 100 km of fiber"
                + (isOnLand ? "; on land fiber is 1.3 times as long as the great circle" : "")
        );

        void Point(string title, Place place) =>
            console.Profile.Out.Writer.WriteLine(
                $"  {title, -4} {NameOf(place)} at "
                    + string.Create(
                        CultureInfo.InvariantCulture,
                        $"{place.Point.LatitudeDegrees:0.##},{place.Point.LongitudeDegrees:0.##}"
                    )
            );
    }

    private static void PrintUser(UserReport user, RoundTripReport report, IAnsiConsole console)
    {
        TextWriter output = console.Profile.Out.Writer;
        string path = MeasureText.Latency(user.Path);
        string edge = user.Edge is { } place
            ? $", edge at {NameOf(place)} {path} and {MeasureText.Latency(user.Behind)} behind"
            : $", path {path}";
        output.WriteLine();
        output.WriteLine(
            $"user at {NameOf(report.From)} on {user.Access}, {user.Protocol}, {user.Response}, "
                + $"loss {MeasureText.Percent(user.Loss.Value)}{edge}"
        );
        SummaryTable table = new("", ">first byte p50", ">last byte p50", ">first byte p95", ">last byte p95");
        foreach (
            (string name, ByteTimes times) in new[] { ("new connection", user.Fresh), ("open connection", user.Open) }
        )
        {
            table.Add(
                name,
                MeasureText.Latency(times.FirstP50),
                MeasureText.Latency(times.LastP50),
                MeasureText.Latency(times.FirstP95),
                MeasureText.Latency(times.LastP95)
            );
        }
        table.Print(console);
        output.WriteLine("  without look-up of the name and work of the server; p50, p95: of the access network");
    }

    private static string NameOf(Place place) =>
        VisibleText.Of(place.City is { } city && city != place.Code ? $"{city} ({place.Code})" : place.Code);

    private static string Kilometers(double kilometers) =>
        kilometers.ToString("#,0", CultureInfo.InvariantCulture) + " km";
}
