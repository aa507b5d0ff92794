namespace Sim.Core.Traffic.Recording;

/// <summary>Requests of one group that one endpoint answered in a step, and what they had met on their way.</summary>
/// <param name="Open">On connections that were open, a count.</param>
/// <param name="Fresh">On new connections, a count.</param>
/// <param name="LostSeconds">Mean time lost in failed attempts before, 0 for first attempts.</param>
/// <param name="DelaySeconds">By how much a fault slows each of their round trips, mostly 0.</param>
public readonly record struct AnsweredRequests(double Open, double Fresh, double LostSeconds, double DelaySeconds)
{
    public double Count => Open + Fresh;

    internal bool AreUsual => LostSeconds == 0 && DelaySeconds == 0;

    internal AnsweredRequests Times(double share) => this with { Open = Open * share, Fresh = Fresh * share };
}
