using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Datasets;

/// <summary>Tables of prices of one's own, over those of this package.</summary>
internal static class PriceFiles
{
    private static readonly string[] s_ofMachine = ["usd_hour"];
    private static readonly string[] s_ofSeries = ["vcpu_usd_hour", "gib_usd_hour"];

    /// <summary>The built-in rows, those of the file in their place; null when anything was wrong.</summary>
    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="namedAt">Where a scenario names the file.</param>
    public static IReadOnlyList<MachinePrice>? Machines(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        Location namedAt
    ) =>
        SourceReader.ReadText(files, path, diagnostics, namedAt) is { } source
        && PriceTables.Machines(source, diagnostics, CheckMachine) is { } own
            ? [.. own, .. BuiltinDatasets.MachinePrices.Where(price => own.All(other => other.Name != price.Name))]
            : null;

    /// <inheritdoc cref="Machines"/>
    public static IReadOnlyList<ServicePrice>? Services(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        Location namedAt
    ) =>
        SourceReader.ReadText(files, path, diagnostics, namedAt) is { } source
        && PriceTables.Services(source, diagnostics, CheckService) is { } own
            ? [.. own, .. BuiltinDatasets.ServicePrices.Where(price => own.All(other => other.Name != price.Name))]
            : null;

    private static void CheckMachine(TableRow row, MachinePrice price)
    {
        bool isSeries = MachineType.Series.Any(known => known.StartsWith(price.Name + "-", StringComparison.Ordinal));
        if (!isSeries && price.Name.Length > 0 && !MachineType.TryParse(price.Name, out _))
        {
            row.Error(
                "name",
                "unknown-machine",
                $"'{price.Name}' is no known machine type and no series",
                MachineType.Expectation,
                NearestWord.To(price.Name, [.. BuiltinDatasets.MachinePrices.Select(one => one.Name)])
            );
        }
        else if ((isSeries ? s_ofSeries : s_ofMachine).Any(column => row.Optional(column).Length == 0))
        {
            row.Error(
                isSeries ? "vcpu_usd_hour" : "usd_hour",
                "missing-value",
                $"'{price.Name}' has no price",
                isSeries ? "vcpu_usd_hour and gib_usd_hour of a series" : "usd_hour of a machine"
            );
        }
    }

    private static void CheckService(TableRow row, ServicePrice price)
    {
        ServicePrice? known = BuiltinDatasets.ServicePrices.FirstOrDefault(one => one.Name == price.Name);
        if (known is null)
        {
            string[] names = [.. BuiltinDatasets.ServicePrices.Select(one => one.Name)];
            row.Error(
                "name",
                "unknown-service",
                $"nothing is paid for as '{price.Name}'",
                "one of " + string.Join(", ", names),
                NearestWord.To(price.Name, names)
            );
        }
        else if (known.Unit != price.Unit)
        {
            row.Error("unit", "wrong-unit", $"'{price.Name}' is paid for by '{price.Unit}'", known.Unit);
        }
    }
}
