namespace Sim.Core.Scaling.NodeGroups.Expanders;

/// <summary><c>least-nodes</c>: the option with the fewest nodes, which are the largest.</summary>
public sealed class LeastNodesExpander : IExpander
{
    public string Name => "least-nodes";

    public IReadOnlyList<ExpansionOption> Best(IReadOnlyList<ExpansionOption> options, int clusterNodes) =>
        LeastScore.Of(options, option => option.Nodes);
}
