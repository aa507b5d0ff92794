namespace Sim.Core.Scaling.NodeGroups.Expanders;

/// <summary><c>most-pods</c>: the option that helps the most pods.</summary>
public sealed class MostPodsExpander : IExpander
{
    public string Name => "most-pods";

    public IReadOnlyList<ExpansionOption> Best(IReadOnlyList<ExpansionOption> options, int clusterNodes) =>
        LeastScore.Of(options, option => -option.Pods.Count);
}
