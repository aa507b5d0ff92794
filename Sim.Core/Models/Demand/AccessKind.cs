namespace Sim.Core.Models.Demand;

/// <summary>How users reach the Internet.</summary>
public enum AccessKind
{
    Fixed,
    Mobile,
}
