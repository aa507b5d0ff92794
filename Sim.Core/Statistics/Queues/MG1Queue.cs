using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>M/G/1: Poisson arrivals, one server with any service time, unbounded waiting room.</summary>
/// <remarks>
/// Pollaczek (1930) and Khinchine (1932): Lq = rho^2 (1 + cs^2) / (2 (1 - rho)), exact for independent service times of
/// squared coefficient of variation cs^2 and every order of service that does not look at them. Infinite for service
/// times without a variance.
/// </remarks>
public sealed class MG1Queue : StationaryQueue
{
    /// <param name="arrivals">Offered customers per second, finite, 0 or more.</param>
    /// <param name="service">Mean service time, more than 0.</param>
    /// <param name="serviceCvSquared">cs^2, variance of the service time over its mean squared, 0 or more: 0 for a
    /// constant, 1 for an exponential, exp(sigma^2) - 1 for a lognormal.</param>
    public MG1Queue(RequestRate arrivals, SimDuration service, double serviceCvSquared)
        : base(arrivals, service, servers: 1)
    {
        GGcQueue.ThrowIfNoCvSquared(serviceCvSquared);
        ServiceCvSquared = serviceCvSquared;
    }

    /// <summary>cs^2: variance of the service time over its mean squared.</summary>
    public double ServiceCvSquared { get; }

    /// <inheritdoc/>
    public override double WaitProbability => Utilization;

    /// <inheritdoc/>
    public override double MeanNumberInQueue =>
        !IsStable ? double.PositiveInfinity
        : OfferedLoad > 0 ? OfferedLoad * OfferedLoad * (1 + ServiceCvSquared) / (2 * (1 - OfferedLoad))
        : 0;
}
