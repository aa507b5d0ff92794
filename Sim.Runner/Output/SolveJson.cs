using System.Globalization;
using System.Text.Json;

namespace Sim.Runner.Output;

/// <summary><c>{ases, links, reached, unreached, catchments: {origin: ases}, loadMs, solveMs}</c>.</summary>
/// <remarks>
/// With statistics also <c>statistics: [{name, value, published, unit}]</c>. An origin counts as reached, and to its
/// own catchment. Times are wall time in milliseconds.
/// </remarks>
internal static class SolveJson
{
    /// <param name="shape">Null when nobody asked for statistics.</param>
    public static void Write(SolveReport report, IReadOnlyList<ShapeFigure>? shape, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteNumber("ases", report.Networks);
                json.WriteNumber("links", report.Links);
                json.WriteNumber("reached", report.Reached);
                json.WriteNumber("unreached", report.Networks - report.Reached);
                json.WriteStartObject("catchments");
                foreach (SolveReport.Catchment catchment in report.Catchments)
                {
                    json.WriteNumber(catchment.Origin.ToString(CultureInfo.InvariantCulture), catchment.Networks);
                }
                json.WriteEndObject();
                json.WriteNumber("loadMs", Milliseconds(report.Load));
                json.WriteNumber("solveMs", Milliseconds(report.Solve));
                if (shape is not null)
                {
                    WriteShape(json, shape);
                }
            }
        );

    private static void WriteShape(Utf8JsonWriter json, IReadOnlyList<ShapeFigure> shape)
    {
        json.WriteStartArray("statistics");
        foreach (ShapeFigure one in shape.Where(one => double.IsFinite(one.Value)))
        {
            json.WriteStartObject();
            json.WriteString("name", one.Name);
            json.WriteNumber("value", Math.Round(one.Value, 3));
            json.WriteNumber("published", one.Published);
            json.WriteString("unit", one.Unit);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
