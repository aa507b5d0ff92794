namespace Sim.Core.Scaling.NodeGroups.Expanders;

/// <summary><c>random</c>: every option is as good as any; the autoscaler's draw picks one.</summary>
public sealed class RandomExpander : IExpander
{
    public string Name => "random";

    public IReadOnlyList<ExpansionOption> Best(IReadOnlyList<ExpansionOption> options, int clusterNodes) => options;
}
