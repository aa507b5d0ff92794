namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>A route of one neighbor that may be chosen.</summary>
/// <param name="Route">By its number; None when there is none.</param>
/// <param name="Rank">What the rules compare first, lower is better; 0 where they compare whole routes.</param>
/// <param name="Arrival">Grows with each arrival of the run.</param>
internal readonly record struct RibInEntry(int Route, uint Rank, long Arrival)
{
    public static RibInEntry Empty { get; } = new(SpeakerRules.None, uint.MaxValue, 0);

    public bool IsEmpty => Route < 0;
}
