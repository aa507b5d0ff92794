using Sim.Core.Kernel;
using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel.Resources;

/// <summary>Customers that are processes, judged by the closed forms of Erlang.</summary>
[TestFixture]
public sealed class QueueingTheoryTests
{
    private const int Replications = 20;

    // Student's t, 19 degrees of freedom, two-sided 99.9 %: a right model fails one of a thousand seeds.
    private const double Student = 3.883;

    private static readonly SimDuration s_meanService = SimDuration.FromMilliseconds(1);

    // Offered load a = c rho. M/M/1: Lq = rho^2 / (1 - rho) = 0.64 / 0.2 = 3.2.
    // M/M/8: Lq = C rho / (1 - rho) = 9 C with C = 0.7015329901462569 from Erlang's formula in exact fractions.
    // The relaxation time of M/M/c is about 1 / (c (1 - sqrt(rho))^2) mean services (Morse 1958): 90 and 48; the
    // warm-up is ten times that, or more.
    [TestCase(1, 0.8, 3.2)]
    [TestCase(8, 0.9, 6.313796911316313)]
    public void Queue_and_utilization_are_those_of_Erlang(int servers, double load, double expectedQueue)
    {
        var queues = new List<double>();
        var waits = new List<double>();
        var utilizations = new List<double>();
        for (int i = 0; i < Replications; i++)
        {
            ServerStatistics statistics = Replicate((ulong)i, servers, load);
            queues.Add(statistics.Queue.Length.Mean);
            waits.Add(statistics.Queue.MeanWait / s_meanService);
            utilizations.Add(statistics.Utilization);
        }
        AssertMean(queues, expectedQueue);
        // Little: Wq = Lq / lambda, in mean services with lambda = c rho.
        AssertMean(waits, expectedQueue / (servers * load));
        AssertMean(utilizations, load);
    }

    private static ServerStatistics Replicate(ulong seed, int servers, double load)
    {
        var kernel = new SimulationKernel();
        var simulation = new Simulation(kernel);
        var server = new Server(simulation, servers);
        var arrivals = new RandomStream(2 * seed);
        var services = new RandomStream((2 * seed) + 1);
        async Process Arrivals()
        {
            while (true)
            {
                await simulation.Delay(s_meanService * arrivals.NextExponential(1 / (servers * load)));
                simulation.Start(Customer());
            }
        }
        async Process Customer()
        {
            using (await server.Acquire())
            {
                await simulation.Delay(s_meanService * services.NextExponential(1));
            }
        }
        simulation.Start(Arrivals());
        kernel.RunUntil(SimTime.Zero + (s_meanService * 1_000));
        ServerStatistics statistics = server.Measure();
        kernel.RunUntil(SimTime.Zero + (s_meanService * (1_000 + (200_000 / servers))));
        return statistics;
    }

    private static void AssertMean(List<double> sample, double expected)
    {
        double mean = sample.Average();
        double variance = sample.Sum(x => (x - mean) * (x - mean)) / (sample.Count - 1);
        double halfWidth = Student * Math.Sqrt(variance / sample.Count);
        Assert.That(mean, Is.EqualTo(expected).Within(halfWidth));
        // Narrow enough to tell a wrong model from a right one.
        Assert.That(halfWidth, Is.LessThan(0.08 * expected));
    }
}
