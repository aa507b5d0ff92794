namespace Sim.Core.Traffic.Requests;

/// <summary>What a flow meets; each of them decides about the same flow independently of the others.</summary>
internal enum Layer : byte
{
    Path = 1,
    Network,
    Site,
    Blade,
    Worker,
    Drain,
}
