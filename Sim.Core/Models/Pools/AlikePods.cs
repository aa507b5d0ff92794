using Sim.Core.Models.Platform;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Models.Pools;

/// <summary>Lists of the pods of a pool, which are all equal: every list is the beginning of one array.</summary>
internal sealed class AlikePods(PoolSpec pool)
{
    private readonly PodSpec _pod = new()
    {
        Workload = pool.Id,
        Requests = new ResourceList(pool.CpuMilli, pool.PodMemory),
    };
    private PodSpec[] _pods = [];

    public IReadOnlyList<PodSpec> Take(int count)
    {
        if (_pods.Length < count)
        {
            _pods = new PodSpec[Math.Max(count, 2 * _pods.Length)];
            Array.Fill(_pods, _pod);
        }
        return new ArraySegment<PodSpec>(_pods, 0, count);
    }
}
