namespace Sim.Core.Models.Demand;

/// <summary>Whose resolver users ask.</summary>
public enum ResolverKind
{
    /// <summary>Their provider's, in their country.</summary>
    Provider,

    /// <summary>A public one.</summary>
    Public,
}
