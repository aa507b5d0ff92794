using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Traffic.Requests;

/// <summary>ingress-nginx's <c>ewma</c>: the workers of a blade share what they know of response times.</summary>
/// <remarks>
/// Only the last try of a request counts. Connections to pods are open already: the time to connect is none.
/// </remarks>
internal sealed class EwmaUpstream : IUpstream
{
    private EwmaPeer[] _peers = [];

    public ushort Epoch => 0;

    public void Resize(int pods, SimTime now)
    {
        int known = Math.Min(pods, _peers.Length);
        EwmaPeer added = EwmaPeer.New(_peers.AsSpan(0, known), now);
        Array.Resize(ref _peers, pods);
        _peers.AsSpan(known).Fill(added);
    }

    public int Pick(int worker, ReadOnlySpan<int> tried, SimTime now, RandomStream chance) =>
        _peers.Length > 0 ? IngressEwma.Pick(_peers, tried, now, chance) : -1;

    public void Answered(int worker, int pod, SimTime began, SimTime now) => _peers[pod].Observe(began, began, now);

    public void Failed(int worker, int pod, bool isLast, SimTime began, SimTime now)
    {
        if (isLast)
        {
            _peers[pod].Observe(began, began, now);
        }
    }

    public void Abandoned(int worker, int pod) { }
}
