namespace Sim.Scenarios.Schema;

/// <summary>Which of several node pools grows; the names are those of the cluster autoscaler.</summary>
public enum NodeExpander
{
    /// <summary>The one that leaves the least CPU and memory unused.</summary>
    LeastWaste,

    /// <summary>The one that helps the most pods.</summary>
    MostPods,

    /// <summary>The one that needs the fewest nodes.</summary>
    LeastNodes,

    /// <summary>The cheapest for what the pods request.</summary>
    Price,

    /// <summary>Any.</summary>
    Random,
}
