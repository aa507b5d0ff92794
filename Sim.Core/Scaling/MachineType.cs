using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>
/// The shape of a Compute Engine machine, read from its name: <c>n2-standard-8</c> has 8 vCPUs of 4 GiB each.
/// </summary>
/// <remarks>
/// Sources: Compute Engine documentation, general-purpose and compute-optimized machine families; GKE documentation,
/// "Plan node sizes".
/// </remarks>
public readonly record struct MachineType(string Name, int VirtualCpus, ByteSize Memory)
{
    private const double GiB = 1024.0 * 1024 * 1024;

    private static readonly (string Series, double GibPerCpu, int MaxCpus)[] s_series =
    [
        ("c2-standard", 4, 60),
        ("c2d-highcpu", 2, 112),
        ("c2d-highmem", 8, 112),
        ("c2d-standard", 4, 112),
        ("c3-highcpu", 2, 176),
        ("c3-highmem", 8, 176),
        ("c3-standard", 4, 176),
        ("e2-highcpu", 1, 32),
        ("e2-highmem", 8, 16),
        ("e2-standard", 4, 32),
        ("n1-highcpu", 0.9, 96),
        ("n1-highmem", 6.5, 96),
        ("n1-standard", 3.75, 96),
        ("n2-highcpu", 1, 96),
        ("n2-highmem", 8, 128),
        ("n2-standard", 4, 128),
        ("n2d-highcpu", 1, 224),
        ("n2d-highmem", 8, 96),
        ("n2d-standard", 4, 224),
        ("n4-highcpu", 2, 80),
        ("n4-highmem", 8, 80),
        ("n4-standard", 4, 80),
        ("t2a-standard", 4, 48),
        ("t2d-standard", 4, 60),
    ];

    /// <summary>What may stand before the number of vCPUs, such as <c>n2-standard</c>.</summary>
    public static IEnumerable<string> Series => s_series.Select(known => known.Series);

    /// <summary>What <see cref="TryParse"/> wants, for messages.</summary>
    public static string Expectation =>
        "a machine type such as n2-standard-8 (series c2, c2d, c3, e2, n1, n2, n2d, n4, t2a, t2d)";

    /// <summary>
    /// Reads series, class and number of vCPUs; that the number is one on offer is not checked beyond its maximum.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out MachineType machine)
    {
        machine = default;
        int dash = name?.LastIndexOf('-') ?? -1;
        if (
            dash <= 0
            || !int.TryParse(name.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int cpus)
        )
        {
            return false;
        }
        foreach ((string series, double gibPerCpu, int maxCpus) in s_series)
        {
            if (name.AsSpan(0, dash).SequenceEqual(series) && cpus >= 1 && cpus <= maxCpus)
            {
                machine = new MachineType(name!, cpus, new ByteSize(cpus * gibPerCpu * GiB));
                return true;
            }
        }
        return false;
    }

    /// <exception cref="FormatException">The name is not <see cref="Expectation"/>.</exception>
    public static MachineType Parse(string name) =>
        TryParse(name, out MachineType machine) ? machine : throw new FormatException($"'{name}' is not {Expectation}");

    /// <summary>What a GKE Standard node of this machine leaves to pods.</summary>
    /// <remarks>
    /// CPU reserved: 6 % of the first core, 1 % of the second, 0.5 % of the next two, 0.25 % of the others. Memory
    /// reserved: 25 % of the first 4 GiB, 20 % of the next 4, 10 % of the next 8, 6 % of the next 112, 2 % of the rest,
    /// and 100 MiB for eviction. The operating system's own share of the memory is not subtracted.
    /// </remarks>
    /// <param name="maxPods">Pods per node, 8 to 256. Default 110, as in GKE Standard.</param>
    public NodeSpace Allocatable(int maxPods = 110)
    {
        double reservedMilli = Reserved(VirtualCpus, [(1, 60), (1, 10), (2, 5), (double.MaxValue, 2.5)]);
        double gib = Memory.Bytes / GiB;
        double reservedGib = Reserved(gib, [(4, 0.25), (4, 0.2), (8, 0.1), (112, 0.06), (double.MaxValue, 0.02)]);
        return new NodeSpace(
            VirtualCpus * 1000L - (long)Math.Ceiling(reservedMilli),
            new ByteSize((gib - reservedGib) * GiB - 100.0 * 1024 * 1024),
            maxPods
        );
    }

    public override string ToString() => Name;

    private static double Reserved(double amount, ReadOnlySpan<(double Width, double Share)> bands)
    {
        double reserved = 0;
        foreach ((double width, double share) in bands)
        {
            double within = Math.Min(amount, width);
            reserved += within * share;
            amount -= within;
        }
        return reserved;
    }
}
