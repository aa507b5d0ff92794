using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sim.Core.Quantities;
using Sim.Scenarios.World;
using Spectre.Console;

namespace Sim.Runner.Output;

/// <summary>Prints a client's journey: a paragraph per step, then what each part adds in milliseconds.</summary>
internal static class JourneyPrinter
{
    private static readonly InstantPattern s_time = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    public static void Print(Journey journey, Instant start, IAnsiConsole console)
    {
        string clock = s_time.Format(start.Plus(NodaTime.Duration.FromNanoseconds(journey.At.Nanoseconds)));
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]{journey.Client}[/] at {journey.At} ({clock} UTC)"
        );
        foreach ((int i, JourneyStep step) in journey.Steps.Index())
        {
            console.WriteLine();
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"{i + 1}. [bold]{step.Title}[/]: {step.Outcome}"
            );
            foreach (string line in step.Details)
            {
                console.WriteLine("     " + line);
            }
        }
        if (journey.Parts.Count == 0)
        {
            console.WriteLine();
            console.WriteLine("The request gets no answer.");
            return;
        }
        console.WriteLine();
        console.Write(PartTable(journey));
        console.WriteLine("Means. open: on a connection that is open; new: on a new one.");
    }

    private static Table PartTable(Journey journey)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("part");
        table.AddColumn(new TableColumn("open ms").RightAligned());
        table.AddColumn(new TableColumn("new ms").RightAligned());
        SimDuration open = SimDuration.Zero;
        SimDuration fresh = SimDuration.Zero;
        foreach (JourneyPart part in journey.Parts)
        {
            open += part.Open;
            fresh += part.Fresh;
            table.AddRow(part.Name, Ms(part.Open), Ms(part.Fresh));
        }
        table.AddRow("together", Ms(open), Ms(fresh));
        return table;
    }

    private static string Ms(SimDuration time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
