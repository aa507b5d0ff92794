using MathNet.Numerics.Distributions;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>Replications of a queue, as long as theory asks for.</summary>
/// <param name="Queue">What is simulated.</param>
/// <param name="Planned">The measure that decides the length: the one that converges most slowly.</param>
/// <param name="VariancePerCustomer">Its asymptotic variance: that of its mean over n customers is this over n.</param>
/// <param name="Precision">Half-width of the interval over the mean, were the variance known.</param>
/// <param name="Seed">Fixes everything.</param>
internal sealed record QueueExperiment(
    IQueueModel Queue,
    QueueMeasure Planned,
    double VariancePerCustomer,
    double Precision,
    ulong Seed
)
{
    private const int Replications = 32;

    /// <summary>Variance of the planned measure in one replication.</summary>
    public double Variance => VariancePerCustomer / CustomersPerReplication;

    /// <summary>n = variance (z / (precision mean))^2 customers in all, z being the quantile of the normal.</summary>
    public double CustomersPerReplication
    {
        get
        {
            double z = Normal.InvCDF(0, 1, (1 + QueueJudge.Confidence) / 2);
            double halfWidth = Precision * QueueJudge.Expected(Queue.Theory, Planned)!.Value;
            return VariancePerCustomer * z * z / (halfWidth * halfWidth) / Replications;
        }
    }

    /// <summary>Runs all replications.</summary>
    /// <remarks>
    /// A twentieth of the window goes before it. For M/M/1 at 80 % that is 72 times 1 / (1 - sqrt(rho))^2 services, the
    /// time in which an empty queue comes closer to its stationary state by a factor of e.
    /// </remarks>
    public QueueObservation[] Simulate()
    {
        SimDuration window = SimDuration.FromSeconds(CustomersPerReplication / Queue.Theory.Arrivals.PerSecond);
        return
        [
            .. Enumerable
                .Range(0, Replications)
                .Select(replication => Queue.Run(new RandomStreams(Seed, replication), window * 0.05, window)),
        ];
    }
}
