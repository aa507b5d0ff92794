using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Benchmarks;

/// <summary>Requests of one blade to forty pods, each picked and then answered 4 ms later.</summary>
internal sealed class UpstreamPicks
{
    private const int Pods = 40;

    private static readonly SimDuration s_gap = SimDuration.FromMilliseconds(1);
    private static readonly SimDuration s_response = SimDuration.FromMilliseconds(4);

    private readonly RandomStream _random = new(1);
    private readonly EwmaPeer[] _averages = new EwmaPeer[Pods];
    private readonly UpstreamPeer[] _peers =
    [
        .. Enumerable.Repeat(new UpstreamServer(), Pods).Select(server => new UpstreamPeer(server)),
    ];

    private SimTime _now;

    /// <summary>The response is taken into the average.</summary>
    public void Ewma(int picks)
    {
        for (int i = 0; i < picks; i++)
        {
            _now += s_gap;
            int picked = IngressEwma.Pick(_averages, [], _now, _random);
            _averages[picked].Observe(_now, _now, _now + s_response);
        }
    }

    public void SmoothRoundRobin(int picks)
    {
        for (int i = 0; i < picks; i++)
        {
            _now += s_gap;
            _peers[Core.Routing.Balancing.Upstreams.SmoothRoundRobin.Pick(_peers, [], _now)].Succeeded();
        }
    }
}
