using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>An open network of stations with exponential service, event by event.</summary>
internal sealed class SimulatedNetwork
{
    private readonly SimulationKernel _kernel = new();
    private readonly IReadOnlyList<JacksonNode> _nodes;
    private readonly ILookup<string, JacksonRoute> _routes;
    private readonly Dictionary<string, QueueStation> _stations = [];
    private readonly Dictionary<string, QueueRecorder> _recorders = [];
    private readonly RandomStream _turns;
    private long _left;
    private long _sojournSum;

    public SimulatedNetwork(
        JacksonNetwork theory,
        IReadOnlyList<JacksonNode> nodes,
        IReadOnlyList<JacksonRoute> routes,
        RandomStreams streams
    )
    {
        _nodes = nodes;
        _routes = routes.ToLookup(route => route.From);
        _turns = streams.For("network", "turns");
        foreach (JacksonNode node in nodes)
        {
            QueueRecorder recorder = QueueJudge.RecorderFor(theory.At(node.Name), _kernel);
            double service = node.Service.TotalSeconds;
            var station = new QueueStation(
                _kernel,
                recorder,
                streams.For(node.Name, "service"),
                stream => stream.NextExponential(service),
                node.Servers
            )
            {
                Departed = entered => Turn(node.Name, entered),
            };
            _recorders.Add(node.Name, recorder);
            _stations.Add(node.Name, station);
            if (node.Arrivals > RequestRate.Zero)
            {
                _ = new PoissonSource(
                    _kernel,
                    streams.For(node.Name, "arrivals"),
                    node.Arrivals,
                    () => station.Arrive(_kernel.Now)
                );
            }
        }
    }

    /// <summary>Starts empty and measures the window after the warm-up.</summary>
    /// <returns>The mean time from entering the network to leaving it.</returns>
    public SimDuration Run(SimDuration warmUp, SimDuration window)
    {
        _kernel.RunUntil(SimTime.Zero + warmUp);
        foreach (QueueRecorder recorder in _recorders.Values)
        {
            recorder.Reset();
        }
        _left = _sojournSum = 0;
        _kernel.RunUntil(SimTime.Zero + warmUp + window);
        return new SimDuration(_sojournSum / _left);
    }

    /// <summary>What the last run measured at a node.</summary>
    public QueueObservation At(string node) =>
        _recorders[node].Observe(_nodes.Single(candidate => candidate.Name == node).Servers);

    private void Turn(string from, SimTime entered)
    {
        double draw = _turns.NextDouble();
        foreach (JacksonRoute route in _routes[from])
        {
            draw -= route.Share.Value;
            if (draw < 0)
            {
                _stations[route.To].Arrive(entered);
                return;
            }
        }
        _left++;
        _sojournSum += (_kernel.Now - entered).Nanoseconds;
    }
}
