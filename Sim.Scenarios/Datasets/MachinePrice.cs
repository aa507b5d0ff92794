using NodaTime;
using Sim.Core.Scaling;

namespace Sim.Scenarios.Datasets;

/// <summary>What an hour of a machine costs in <c>data/prices/machines.csv</c>.</summary>
/// <param name="Name">A machine type, or a series such as n2.</param>
/// <param name="UsdPerHour">On demand; null for a series.</param>
/// <param name="SpotUsdPerHour">As a spot machine; null: not known.</param>
/// <param name="UsdPerCpuHour">For a series.</param>
/// <param name="UsdPerGibHour">For a series.</param>
/// <param name="AsOf">When the price was read.</param>
public sealed record MachinePrice(
    string Name,
    double? UsdPerHour,
    double? SpotUsdPerHour,
    double? UsdPerCpuHour,
    double? UsdPerGibHour,
    LocalDate AsOf
)
{
    /// <summary>
    /// The price on demand: of the machine itself, else by its CPUs and memory; null: neither is known.
    /// </summary>
    /// <param name="machine">What is paid for.</param>
    /// <param name="prices">The table.</param>
    /// <param name="isSpot">Whether it is a spot machine: then its own price as such counts, where it is known.</param>
    public static double? Of(MachineType machine, IReadOnlyList<MachinePrice> prices, bool isSpot = false)
    {
        ArgumentNullException.ThrowIfNull(prices);
        if (isSpot && prices.FirstOrDefault(price => price.Name == machine.Name)?.SpotUsdPerHour is { } spot)
        {
            return spot;
        }
        if (prices.FirstOrDefault(price => price.Name == machine.Name)?.UsdPerHour is { } usd)
        {
            return usd;
        }
        string series = machine.Name[..machine.Name.IndexOf('-', StringComparison.Ordinal)];
        return
            prices.FirstOrDefault(price => price.Name == series) is { UsdPerCpuHour: { } cpu, UsdPerGibHour: { } gib }
            ? (machine.VirtualCpus * cpu) + (machine.Memory.Bytes / (1024.0 * 1024 * 1024) * gib)
            : null;
    }
}
