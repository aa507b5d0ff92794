namespace Sim.Core.Models.Pools;

/// <summary>The pods of a pool, oldest first, counted by how far they are.</summary>
internal sealed class PodSet
{
    private readonly List<Pod> _pods = [];
    private readonly int[] _counts = new int[(int)PodState.Serving + 1];

    public int Count => _pods.Count;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Pod> Pods => _pods;

    public int Of(PodState state) => _counts[(int)state];

    public void Add(PodOrigin origin)
    {
        _pods.Add(new Pod(origin));
        _counts[(int)PodState.Pending]++;
    }

    public void Move(Pod pod, PodState state)
    {
        _counts[(int)pod.State]--;
        _counts[(int)state]++;
        pod.State = state;
    }

    /// <summary>
    /// Takes away the pod that Kubernetes would: the least far in its life, of equal ones the youngest.
    /// </summary>
    public Pod RemoveOne()
    {
        int victim = _pods.Count - 1;
        for (int i = _pods.Count - 2; i >= 0 && _pods[victim].State != PodState.Pending; i--)
        {
            victim = _pods[i].State < _pods[victim].State ? i : victim;
        }
        Pod pod = _pods[victim];
        _pods.RemoveAt(victim);
        _counts[(int)pod.State]--;
        pod.Batch = null;
        return pod;
    }
}
