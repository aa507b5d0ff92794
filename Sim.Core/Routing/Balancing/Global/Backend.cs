using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Global;

/// <summary>
/// Endpoints of one zone behind a global load balancer (a zonal network endpoint group) and their target capacity.
/// </summary>
/// <remarks>
/// A target steers and does not limit: requests above all targets are sent all the same. Source: Cloud Load Balancing,
/// backend services, balancing modes and target capacity.
/// </remarks>
/// <param name="Region">Index of its region.</param>
/// <param name="Zone">Index of its zone within the region.</param>
public sealed record Backend(int Region, int Zone)
{
    /// <summary>What a backend without measured usage counts as, per healthy endpoint: more than anybody has.</summary>
    private const double Unmeasured = 1e9;

    public BalancingMode Mode { get; init; } = BalancingMode.Rate;

    /// <summary>Counts in mode <see cref="BalancingMode.Rate"/>.</summary>
    public RequestRate MaxRatePerEndpoint { get; init; }

    /// <summary>
    /// Counts in mode <see cref="BalancingMode.Utilization"/>, more than 0. Default 0.8 (gcloud's for instance groups).
    /// </summary>
    public double MaxUtilization { get; init; } = 0.8;

    /// <summary>Counts in mode <see cref="BalancingMode.Connection"/>.</summary>
    public double MaxConnectionsPerEndpoint { get; init; }

    /// <summary>Factor on the target, 0 to 1; 0 drains the backend. Default 1.</summary>
    public double CapacityScaler { get; init; } = 1;

    /// <summary>Filled to its target before backends that are not preferred get anything.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>The rate at which the target is reached.</summary>
    /// <remarks>
    /// Utilization and connections are taken to grow in proportion to the rate, as measured: an assumption. Before
    /// anything has been measured a backend with healthy endpoints has room for everything.
    /// </remarks>
    public RequestRate CapacityFor(in BackendReport report)
    {
        if (report.Healthy <= 0 || CapacityScaler <= 0)
        {
            return RequestRate.Zero;
        }
        double target = Mode switch
        {
            BalancingMode.Rate => MaxRatePerEndpoint.PerSecond * report.Healthy,
            BalancingMode.Utilization => Extrapolate(report, MaxUtilization, report.Utilization),
            _ => Extrapolate(report, MaxConnectionsPerEndpoint * report.Healthy, report.Connections),
        };
        return new RequestRate(target * CapacityScaler);
    }

    private static double Extrapolate(in BackendReport report, double target, double measured) =>
        measured > 0 && report.Rate > RequestRate.Zero
            ? Math.Min(report.Rate.PerSecond * target / measured, Unmeasured * report.Healthy)
            : Unmeasured * report.Healthy;
}
