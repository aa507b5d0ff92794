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
    private (int Revision, SimTime At)[] _images = [];

    public int Id => id;

    public int Group => group;

    public SimTime AskedAt => askedAt;

    public bool IsReady { get; set; }

    public int Pods { get; set; }

    /// <summary>Takes no pods any more.</summary>
    public bool IsCordoned { get; set; }

    /// <summary>Leaves with its last pod.</summary>
    public bool IsRetired { get; set; }

    /// <summary>A pod needs the image of its version: it is pulled unless it is there, or on its way.</summary>
    /// <param name="revision">The version.</param>
    /// <param name="at">When the image would be there if its pull began now.</param>
    /// <returns>When it is there.</returns>
    public SimTime PullImage(int revision, SimTime at)
    {
        foreach ((int known, SimTime since) in _images)
        {
            if (known == revision)
            {
                return since;
            }
        }
        _images = [.. _images, (revision, at)];
        return at;
    }

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
