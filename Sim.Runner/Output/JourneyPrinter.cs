using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;
using Spectre.Console;

namespace Sim.Runner.Output;

/// <summary>Prints a client's journey: a paragraph per step, then what each part adds.</summary>
internal static class JourneyPrinter
{
    private static readonly InstantPattern s_time = InstantPattern.CreateWithInvariantCulture(
        "uuuu-MM-dd HH:mm:ss.FFF"
    );

    public static void Print(Journey journey, Instant start, IAnsiConsole console)
    {
        string clock = s_time.Format(start.Plus(NodaTime.Duration.FromNanoseconds(journey.At.Nanoseconds)));
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{journey.Client}[/]");
        console.WriteLine($"at {clock} UTC, {MeasureText.Offset(journey.At)} after the start");
        foreach ((int i, JourneyStep step) in journey.Steps.Index())
        {
            console.WriteLine();
            console.MarkupInterpolated(CultureInfo.InvariantCulture, $"{i + 1}. [bold]{step.Title}[/]: ");
            // Past the console, which would break long lines and leave blanks at their ends.
            TextWriter output = console.Profile.Out.Writer;
            output.WriteLine(step.Outcome);
            foreach (string line in step.Details)
            {
                output.WriteLine("     " + line);
            }
        }
        if (journey.Parts.Count > 0)
        {
            console.WriteLine();
            PrintParts(journey, console);
        }
    }

    private static void PrintParts(Journey journey, IAnsiConsole console)
    {
        SimDuration open = SimDuration.Zero;
        SimDuration fresh = SimDuration.Zero;
        PrintRow("part", "open", "new", console);
        foreach (JourneyPart part in journey.Parts)
        {
            open += part.Open;
            fresh += part.Fresh;
            PrintRow(part.Name, MeasureText.Latency(part.Open), MeasureText.Latency(part.Fresh), console);
        }
        PrintRow("together", MeasureText.Latency(open), MeasureText.Latency(fresh), console);
        string whose = journey.Fate.Answered >= 1 ? "" : " of the requests that are answered";
        console.WriteLine($"Means{whose}. open: on a connection that is open; new: on a new one.");
    }

    private static void PrintRow(string name, string open, string fresh, IAnsiConsole console) =>
        console.WriteLine($"  {name, -10}{open, 9}{fresh, 9}");
}
