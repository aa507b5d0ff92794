using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>How busy the resources of one endpoint were: time-weighted means and peaks.</summary>
public sealed class EndpointUse
{
    public const int BladeCpu = 0;
    public const int BladeNic = 1;
    public const int BladeConnections = 2;
    public const int PodCpu = 3;
    public const int PodConcurrency = 4;

    private readonly double[] _area = new double[Resources.Count];
    private readonly double[] _peak = new double[Resources.Count];
    private double _seconds;

    /// <summary>Names of the resources, in the order of the constants.</summary>
    public static IReadOnlyList<string> Resources { get; } =
    ["blade cpu", "blade nic", "blade connections", "pod cpu", "pod concurrency"];

    /// <summary>Largest rate of a step, requests per second.</summary>
    public double PeakRate { get; private set; }

    public double Mean(int resource) => _seconds > 0 ? _area[resource] / _seconds : 0;

    public double Peak(int resource) => _peak[resource];

    /// <summary>Attempts that failed there.</summary>
    public double FailedAttempts { get; private set; }

    /// <summary>Of several lengths of time together.</summary>
    internal static EndpointUse Of(IReadOnlyList<EndpointUse> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }
        var all = new EndpointUse();
        foreach (EndpointUse part in parts)
        {
            all._seconds += part._seconds;
            for (int i = 0; i < Resources.Count; i++)
            {
                all._area[i] += part._area[i];
                all._peak[i] = Math.Max(all._peak[i], part._peak[i]);
            }
            all.PeakRate = Math.Max(all.PeakRate, part.PeakRate);
            all.FailedAttempts += part.FailedAttempts;
        }
        return all;
    }

    internal void Add(ReadOnlySpan<double> utilization, double rate, double failedAttempts, SimDuration step)
    {
        FailedAttempts += failedAttempts;
        double seconds = step.TotalSeconds;
        _seconds += seconds;
        for (int i = 0; i < utilization.Length; i++)
        {
            _area[i] += utilization[i] * seconds;
            _peak[i] = Math.Max(_peak[i], utilization[i]);
        }
        PeakRate = Math.Max(PeakRate, rate);
    }
}
