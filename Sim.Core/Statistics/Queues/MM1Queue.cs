using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>M/M/1: Poisson arrivals, one exponential server, unbounded waiting room.</summary>
/// <remarks>
/// With rho = lambda S: L = rho / (1 - rho), Lq = rho^2 / (1 - rho), and the sojourn is exponential with mean
/// S / (1 - rho). Source: Kleinrock, Queueing Systems I (1975), section 3.2.
/// </remarks>
public sealed class MM1Queue : MarkovianQueue
{
    /// <param name="arrivals">Customers per second, finite, 0 or more.</param>
    /// <param name="service">Mean service time, more than 0.</param>
    public MM1Queue(RequestRate arrivals, SimDuration service)
        : base(arrivals, service, servers: 1) { }

    /// <inheritdoc/>
    public override double WaitProbability => Utilization;

    /// <inheritdoc/>
    public override double MeanNumberInQueue =>
        IsStable ? OfferedLoad * OfferedLoad / (1 - OfferedLoad) : double.PositiveInfinity;

    private protected override double WaitTail(double seconds) => OfferedLoad * SojournTail(seconds);

    private protected override double SojournTail(double seconds) =>
        DeterministicMath.Exp(-(1 - OfferedLoad) * seconds / Service.TotalSeconds);
}
