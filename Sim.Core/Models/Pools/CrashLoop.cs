using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <summary>Pods whose containers end some time after each start, all together.</summary>
/// <param name="fault">What makes them end; its delay is the time from a start to the end.</param>
/// <param name="pods">The pods that it hits.</param>
internal sealed class CrashLoop(FaultSpec fault, IReadOnlyList<Pod> pods)
{
    private int _ends;

    public FaultSpec Fault => fault;

    /// <summary>Those of them that are still there.</summary>
    public IEnumerable<Pod> Pods => pods.Where(pod => !pod.IsGone);

    public SimTime StartedAt { get; set; }

    /// <summary>Containers that are started from now on run on.</summary>
    public bool IsOver { get; set; }

    /// <summary>They end: the pause before kubelet starts them again.</summary>
    public SimDuration EndAt(SimTime time) => Scaling.RestartBackOff.Next(ref _ends, time - StartedAt);
}
