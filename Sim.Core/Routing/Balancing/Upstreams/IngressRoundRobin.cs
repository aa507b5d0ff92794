using Sim.Core.Randomness;

namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>ingress-nginx's <c>round_robin</c>: each worker process goes round the endpoints by itself.</summary>
/// <remarks>
/// Workers start anywhere and do not know of each other, so that the endpoints of many workers are loaded as by chance.
/// A retry takes the next in the worker's order, which can be the one that failed when there are few. Endpoints have no
/// weight and are never left out for their failures. Source: ingress-nginx, balancer/round_robin.lua with
/// lua-resty-balancer. State of one worker; <c>default</c> begins with endpoint 0.
/// </remarks>
public struct IngressRoundRobin
{
    private int _next;

    /// <summary>A start at any of the endpoints, as at every change of the endpoints.</summary>
    /// <param name="endpoints">How many there are, 1 or more.</param>
    public static IngressRoundRobin StartAnywhere(int endpoints, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new IngressRoundRobin { _next = random.NextInt32(endpoints) };
    }

    /// <summary>The same turn before so many endpoints: who was beyond the last goes on among the first.</summary>
    internal readonly IngressRoundRobin Among(int endpoints) =>
        _next < endpoints ? this : new IngressRoundRobin { _next = _next % endpoints };

    /// <summary>A start at a certain endpoint, 0 or more.</summary>
    internal static IngressRoundRobin StartAt(int endpoint) => new() { _next = endpoint };

    /// <summary>The next endpoint.</summary>
    /// <param name="endpoints">How many there are, 1 or more.</param>
    public int Pick(int endpoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(endpoints);
        int picked = _next < endpoints ? _next : 0;
        _next = picked + 1;
        return picked;
    }
}
