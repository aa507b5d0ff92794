using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Traffic.Requests;

/// <summary>The pods as the workers of one blade know them, and how each of them chooses one.</summary>
/// <remarks>Decides by the exact balancers of <c>Routing/Balancing/Upstreams</c>, whose state it keeps.</remarks>
internal interface IUpstream
{
    /// <summary>Which configuration of pods it knows; results of tries from another one do not count.</summary>
    ushort Epoch { get; }

    /// <summary>The pods are so many from now on.</summary>
    void Resize(int pods, SimTime now);

    /// <summary>Chooses a pod for a request of a worker; the result of the try is told later.</summary>
    /// <param name="tried">Pods that the request has tried.</param>
    /// <returns>Its index, or -1: no pod can be chosen.</returns>
    int Pick(int worker, ReadOnlySpan<int> tried, SimTime now, RandomStream chance);

    /// <summary>The pod has answered, be it with an error.</summary>
    /// <param name="began">When the request was sent to it.</param>
    void Answered(int worker, int pod, SimTime began, SimTime now);

    /// <summary>The try has failed.</summary>
    /// <param name="isLast">No further one follows.</param>
    /// <inheritdoc cref="Answered" path="/param"/>
    void Failed(int worker, int pod, bool isLast, SimTime began, SimTime now);

    /// <summary>The client has gone away meanwhile, which is nobody's failure.</summary>
    void Abandoned(int worker, int pod);

    /// <summary>What a blade does with so many workers.</summary>
    public static IUpstream Of(UpstreamSpec spec, int workers) =>
        spec.Balancing switch
        {
            UpstreamBalancing.Ewma => new EwmaUpstream(),
            UpstreamBalancing.RoundRobin when spec.MaxFails == 0 => new TurnUpstream(workers),
            _ => new PeerUpstream(spec, workers),
        };
}
