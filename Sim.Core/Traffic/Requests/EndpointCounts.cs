namespace Sim.Core.Traffic.Requests;

/// <summary>What happened at one endpoint in a step, as counts.</summary>
internal struct EndpointCounts
{
    public int Requests;
    public int Answered;
    public int Failed;
}
