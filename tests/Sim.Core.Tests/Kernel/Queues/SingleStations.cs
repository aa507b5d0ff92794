using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>
/// The stations that every way of simulating queues is judged by; give an experiment another model by <c>with</c>.
/// </summary>
internal static class SingleStations
{
    private static readonly SimDuration s_service = SimDuration.FromSeconds(1);

    public static IReadOnlyDictionary<string, QueueExperiment> All { get; } =
        new Dictionary<string, QueueExperiment>()
        {
            // 3.3 million customers: a variance of 1976 per customer at a mean wait of 4. The moments of the
            // exponential are n!.
            ["M/M/1 at 80 %"] = new(
                new SimulatedQueue(new MM1Queue(new RequestRate(0.8), s_service), ServiceTimes.Exponential),
                QueueMeasure.MeanWait,
                AsymptoticVariance.OfMeanWait(0.8, 2, 6, 24),
                Precision: 0.02,
                Seed: 1
            ),
            // n customers take n / lambda services, so the variance per customer is lambda times that over time.
            ["M/M/8 at 80 %"] = new(
                new SimulatedQueue(new MMcQueue(new RequestRate(6.4), s_service, 8), ServiceTimes.Exponential),
                QueueMeasure.NumberInQueue,
                6.4 * new BirthDeathChain(6.4, n => Math.Min(n, 8), 300).VarianceOverTime(n => Math.Max(0, n - 8)),
                Precision: 0.04,
                Seed: 2
            ),
            ["M/M/10/10 with 8 erlangs"] = new(
                new SimulatedQueue(
                    new MMccQueue(new RequestRate(8), s_service, 10),
                    ServiceTimes.Exponential,
                    Places: 10
                ),
                QueueMeasure.LossShare,
                new BirthDeathChain(8, n => n, 10).VarianceOverArrivals(n => n == 10 ? 1 : 0),
                Precision: 0.02,
                Seed: 3
            ),
            ["M/M/1/10 at 90 %"] = new(
                new SimulatedQueue(
                    new MM1KQueue(new RequestRate(0.9), s_service, 10),
                    ServiceTimes.Exponential,
                    Places: 10
                ),
                QueueMeasure.LossShare,
                new BirthDeathChain(0.9, _ => 1, 10).VarianceOverArrivals(n => n == 10 ? 1 : 0),
                Precision: 0.03,
                Seed: 4
            ),
            ["M/D/1 at 80 %"] = new(
                new SimulatedQueue(
                    new MG1Queue(new RequestRate(0.8), s_service, serviceCvSquared: 0),
                    ServiceTimes.Constant
                ),
                QueueMeasure.MeanWait,
                AsymptoticVariance.OfMeanWait(0.8, 1, 1, 1),
                Precision: 0.02,
                Seed: 5
            ),
            // The moments of a lognormal with mean 1 and cs^2 = 1 are 2^(n (n - 1) / 2).
            ["M/lognormal/1 at 70 %"] = new(
                new SimulatedQueue(
                    new MG1Queue(new RequestRate(0.7), s_service, serviceCvSquared: 1),
                    ServiceTimes.Lognormal
                ),
                QueueMeasure.MeanWait,
                AsymptoticVariance.OfMeanWait(0.7, 2, 8, 64),
                Precision: 0.02,
                Seed: 6
            ),
        };
}
