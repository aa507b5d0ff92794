namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>Whose MULTI_EXIT_DISC a network honors.</summary>
[Flags]
public enum MedSources
{
    None = 0,
    Customers = 1,
    Peers = 2,
    Providers = 4,
}
