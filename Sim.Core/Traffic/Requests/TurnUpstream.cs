using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Traffic.Requests;

/// <summary>Every worker goes round the pods by itself, whatever becomes of its requests.</summary>
internal sealed class TurnUpstream : IUpstream
{
    private readonly IngressRoundRobin[] _turns;
    private int _pods;

    public TurnUpstream(int workers)
    {
        _turns = new IngressRoundRobin[workers];
        // Workers do not begin their rounds at the same pod.
        for (int worker = 0; worker < workers; worker++)
        {
            _turns[worker] = IngressRoundRobin.StartAt(worker);
        }
    }

    public ushort Epoch => 0;

    public void Resize(int pods, SimTime now)
    {
        _pods = pods;
        for (int worker = 0; worker < _turns.Length && pods > 0; worker++)
        {
            _turns[worker] = _turns[worker].Among(pods);
        }
    }

    public int Pick(int worker, ReadOnlySpan<int> tried, SimTime now, RandomStream chance) =>
        _pods > 0 ? _turns[worker].Pick(_pods) : -1;

    public void Answered(int worker, int pod, SimTime began, SimTime now) { }

    public void Failed(int worker, int pod, bool isLast, SimTime began, SimTime now) { }

    public void Abandoned(int worker, int pod) { }
}
