using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>Where networks hand packets over to the next one.</summary>
public sealed record ExitRules
{
    /// <summary>Hot potato everywhere, each router for itself.</summary>
    public static ExitRules Default { get; } = new();

    public EqualRoutes EqualRoutes { get; init; }

    /// <summary>
    /// By network, whose MULTI_EXIT_DISC it honors; null, the default: nobody's. An honored neighbor gets its traffic
    /// where its own way on is shortest (cold potato), as if it set the attribute to its interior cost.
    /// </summary>
    /// <remarks>That hardly anybody honors it without a contract is an assumption.</remarks>
    public Func<int, MedSources>? HonorsMedOf { get; init; }

    internal bool HonorsMed(AsGraph graph, int network, int neighbor)
    {
        if (HonorsMedOf?.Invoke(network) is not { } sources || sources == MedSources.None)
        {
            return false;
        }
        return graph.RelationshipOf(network, neighbor) switch
        {
            AsRelationship.Customer => sources.HasFlag(MedSources.Customers),
            AsRelationship.Peer => sources.HasFlag(MedSources.Peers),
            AsRelationship.Provider => sources.HasFlag(MedSources.Providers),
            _ => false,
        };
    }
}
