namespace Sim.Core.Network;

/// <summary>What a corridor runs through.</summary>
public enum CorridorKind
{
    /// <summary>A submarine cable: nearly as short as its great circle.</summary>
    Sea,

    /// <summary>Ducts along roads and rails, with the cables across straits: longer than its great circle.</summary>
    Land,
}
