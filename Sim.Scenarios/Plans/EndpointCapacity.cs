using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Scenarios.Plans;

/// <summary>What an endpoint can serve when all of its parts are up, by the part that is scarcest.</summary>
/// <param name="Most">With all pods that it may have.</param>
/// <param name="Ready">With the pods that it has from the start.</param>
/// <param name="Limit">The scarcest part, in words.</param>
internal sealed record EndpointCapacity(RequestRate Most, RequestRate Ready, string Limit)
{
    public static EndpointCapacity Of(PlatformSpec platform, Endpoint endpoint)
    {
        PoolSpec pool = platform.Pools[endpoint.Pool];
        RequestRate perPod = pool.CapacityOfPod(platform.Service);
        int most = MostPods(pool);
        List<(RequestRate Rate, string Limit)> limits = [(perPod * most, $"{most} pods")];
        RequestRate ready = perPod * Math.Min(pool.Replicas, most);
        if (endpoint.Site is { } site)
        {
            BladeSpec blades = platform.Sites[site].Blades;
            double handshakes = HandshakesPerRequest(platform, site);
            limits.Add((blades.CpuCapacity(platform.Service, handshakes) * blades.Count, "blade cpu"));
            limits.Add((blades.NicCapacity(platform.Service, handshakes) * blades.Count, "blade network cards"));
        }
        (RequestRate rate, string limit) = limits.MinBy(entry => entry.Rate);
        return new EndpointCapacity(rate, new RequestRate(Math.Min(rate.PerSecond, ready.PerSecond)), limit);
    }

    /// <summary>What the autoscaler allows and the nodes have room for.</summary>
    public static int MostPods(PoolSpec pool)
    {
        int wanted = pool.Autoscaler?.MaxReplicas ?? pool.Replicas;
        return pool.Nodes.Count == 0
            ? wanted
            : Math.Min(wanted, pool.Nodes.Sum(nodes => nodes.Max * PodsPerNode(pool, nodes)));
    }

    private static int PodsPerNode(PoolSpec pool, NodeSpec nodes)
    {
        NodeSpace space = nodes.Machine.Allocatable();
        double byCpu = space.CpuMilli / (pool.PodCpu * 1_000);
        double byMemory = space.Memory.Bytes / pool.PodMemory.Bytes;
        return (int)Math.Min(space.Pods, Math.Min(byCpu, byMemory));
    }

    /// <summary>A connection carries as many requests as a user makes until it closes.</summary>
    private static double HandshakesPerRequest(PlatformSpec platform, int site) =>
        Math.Min(1, platform.ClosingRate(site) * platform.Clients.RequestInterval.TotalSeconds);
}
