namespace Sim.Core.Scaling.NodeGroups.Expanders;

/// <summary>Chooses among the groups that can help.</summary>
public interface IExpander
{
    /// <summary>The value of the flag <c>expander</c> that names it.</summary>
    string Name { get; }

    /// <summary>
    /// The best options, in their order: a part of those given; the next expander or a draw picks one.
    /// </summary>
    /// <param name="options">At least one.</param>
    /// <param name="clusterNodes">Nodes in the cluster.</param>
    IReadOnlyList<ExpansionOption> Best(IReadOnlyList<ExpansionOption> options, int clusterNodes);
}
