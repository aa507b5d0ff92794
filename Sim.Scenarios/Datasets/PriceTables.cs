using NodaTime;
using NodaTime.Text;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Datasets;

/// <summary>Reads tables of prices.</summary>
internal static class PriceTables
{
    private const double MostUsd = 1e6;

    /// <summary>Null when anything was wrong, which is reported.</summary>
    /// <param name="check">Further rules for a row.</param>
    public static IReadOnlyList<MachinePrice>? Machines(
        SourceText source,
        DiagnosticList diagnostics,
        Action<TableRow, MachinePrice>? check = null
    )
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return CsvTable.Read(
            source,
            ["name", "usd_hour", "spot_usd_hour", "vcpu_usd_hour", "gib_usd_hour", "as_of"],
            diagnostics,
            row =>
            {
                row.Unique("name", seen);
                var price = new MachinePrice(
                    row.Text("name"),
                    row.OptionalNumber("usd_hour", 0, MostUsd),
                    row.OptionalNumber("spot_usd_hour", 0, MostUsd),
                    row.OptionalNumber("vcpu_usd_hour", 0, MostUsd),
                    row.OptionalNumber("gib_usd_hour", 0, MostUsd),
                    DateOf(row)
                );
                check?.Invoke(row, price);
                return price;
            }
        );
    }

    /// <inheritdoc cref="Machines"/>
    public static IReadOnlyList<ServicePrice>? Services(
        SourceText source,
        DiagnosticList diagnostics,
        Action<TableRow, ServicePrice>? check = null
    )
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return CsvTable.Read(
            source,
            ["name", "usd", "unit", "as_of", "source"],
            diagnostics,
            row =>
            {
                row.Unique("name", seen);
                var price = new ServicePrice(
                    row.Text("name"),
                    row.Number("usd", 0, MostUsd),
                    row.Text("unit"),
                    DateOf(row),
                    row.Text("source")
                );
                check?.Invoke(row, price);
                return price;
            }
        );
    }

    private static LocalDate DateOf(TableRow row)
    {
        ParseResult<LocalDate> date = LocalDatePattern.Iso.Parse(row.Text("as_of"));
        if (!date.Success)
        {
            row.Error("as_of", "date", $"'{row.Optional("as_of")}' is no date", "a date such as 2026-06-22");
            return default;
        }
        return date.Value;
    }
}
