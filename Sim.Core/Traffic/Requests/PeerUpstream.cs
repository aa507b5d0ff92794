using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Traffic.Requests;

/// <summary>
/// nginx's round robin or least connections, with its passive checks; each worker knows its own requests.
/// </summary>
/// <remarks>
/// Another number of pods is another configuration: new workers begin without any knowledge, and what the old ones have
/// under way they finish by themselves.
/// </remarks>
internal sealed class PeerUpstream : IUpstream
{
    private readonly UpstreamServer _server;
    private readonly bool _isLeast;
    private readonly UpstreamPeer[][] _peers;

    public PeerUpstream(UpstreamSpec spec, int workers)
    {
        _server = new UpstreamServer { MaxFails = spec.MaxFails, FailTimeout = spec.FailTimeout };
        _isLeast = spec.Balancing == UpstreamBalancing.LeastConnections;
        _peers = new UpstreamPeer[workers][];
        Array.Fill(_peers, []);
    }

    public ushort Epoch { get; private set; }

    public void Resize(int pods, SimTime now)
    {
        if (pods == _peers[0].Length)
        {
            return;
        }
        Epoch++;
        for (int worker = 0; worker < _peers.Length; worker++)
        {
            _peers[worker] = new UpstreamPeer[pods];
            Array.Fill(_peers[worker], new UpstreamPeer(_server));
        }
    }

    public int Pick(int worker, ReadOnlySpan<int> tried, SimTime now, RandomStream chance) =>
        _isLeast
            ? LeastConnections.Pick(_peers[worker], tried, now)
            : SmoothRoundRobin.Pick(_peers[worker], tried, now);

    public void Answered(int worker, int pod, SimTime began, SimTime now) => _peers[worker][pod].Succeeded();

    public void Failed(int worker, int pod, bool isLast, SimTime began, SimTime now) => _peers[worker][pod].Failed(now);

    public void Abandoned(int worker, int pod) => _peers[worker][pod].Abandoned();
}
