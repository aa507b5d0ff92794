using Sim.Core.Quantities;
using Sim.Core.Scaling.NodeGroups;

namespace Sim.Core.Models.Pools;

/// <summary>A node of a pool, there or on its way.</summary>
/// <param name="id">Younger nodes have larger ones.</param>
/// <param name="group">Index of its group.</param>
/// <param name="askedAt">When it was asked for.</param>
internal sealed class PoolNode(int id, int group, SimTime askedAt)
{
    private GroupNode? _seen;
    private int _seenPods = -1;

    public int Id => id;

    public int Group => group;

    public SimTime AskedAt => askedAt;

    public bool IsReady { get; set; }

    public int Pods { get; set; }

    /// <summary>When it has the image; null: no pod has needed it yet.</summary>
    public SimTime? ImageAt { get; set; }

    /// <summary>The node as the cluster autoscaler sees it; made anew when its number of pods has changed.</summary>
    public GroupNode Seen(Func<PoolNode, GroupNode> look)
    {
        if (_seen is null || _seenPods != Pods)
        {
            _seen = look(this);
            _seenPods = Pods;
        }
        return _seen.Value;
    }
}
