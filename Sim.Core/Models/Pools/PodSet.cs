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

    public void Add(PodOrigin origin, int revision)
    {
        _pods.Add(new Pod(origin, revision));
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
        return RemoveAt(victim);
    }

    /// <summary>The same among the pods of one version, or among all others.</summary>
    /// <param name="revision">The version.</param>
    /// <param name="isOf">Whether pods of it are meant; at least one has to be there.</param>
    public Pod RemoveOne(int revision, bool isOf)
    {
        int victim = -1;
        for (int i = _pods.Count - 1; i >= 0; i--)
        {
            bool isMeant = _pods[i].Revision == revision == isOf;
            victim = isMeant && (victim < 0 || _pods[i].State < _pods[victim].State) ? i : victim;
        }
        return RemoveAt(victim);
    }

    public void Remove(Pod pod) => RemoveAt(_pods.IndexOf(pod));

    private Pod RemoveAt(int index)
    {
        Pod pod = _pods[index];
        _pods.RemoveAt(index);
        _counts[(int)pod.State]--;
        pod.Batch = null;
        pod.IsGone = true;
        return pod;
    }
}
