using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>
/// Equal single servers; each arrival looks at a few of them and joins the shortest queue, as nginx decides it.
/// </summary>
/// <param name="Theory">Gives arrivals per server, service and choices.</param>
/// <param name="Servers">How many there are.</param>
internal sealed record Supermarket(PowerOfChoicesQueue Theory, int Servers) : IQueueModel
{
    StationaryQueue IQueueModel.Theory => Theory;

    /// <summary>Measures are those of one server, on average over all.</summary>
    public QueueObservation Run(RandomStreams streams, SimDuration warmUp, SimDuration window)
    {
        var kernel = new SimulationKernel();
        QueueRecorder recorder = QueueJudge.RecorderFor(Theory, kernel);
        RandomStream services = streams.For("servers", "service");
        double service = Theory.Service.TotalSeconds;
        QueueStation[] stations =
        [
            .. Enumerable
                .Range(0, Servers)
                .Select(_ => new QueueStation(
                    kernel,
                    recorder,
                    services,
                    stream => stream.NextExponential(service),
                    servers: 1
                )),
        ];
        UpstreamPeer[] peers = [.. stations.Select(_ => new UpstreamPeer(new UpstreamServer()))];
        for (int i = 0; i < Servers; i++)
        {
            int server = i;
            stations[i].Departed = _ => peers[server].Succeeded();
        }
        RandomStream choices = streams.For("source", "choices");
        _ = new PoissonSource(
            kernel,
            streams.For("source", "arrivals"),
            Theory.Arrivals * Servers,
            () => stations[Shortest(peers, kernel.Now, choices)].Arrive(kernel.Now)
        );
        kernel.RunUntil(SimTime.Zero + warmUp);
        recorder.Reset();
        kernel.RunUntil(SimTime.Zero + warmUp + window);
        return recorder.Observe(servers: 1, queues: Servers);
    }

    // nginx draws different servers, the theory independent ones: no difference in the limit of many.
    private int Shortest(UpstreamPeer[] peers, SimTime now, RandomStream choices) =>
        RandomChoices.Pick(peers, Theory.Choices, tried: [], now, choices);
}
