namespace Sim.Core.Traffic.Flow;

/// <summary>The requests of one cell (a group's users bound for one address) in a step, as counts.</summary>
internal struct CellFlow
{
    /// <summary>Requests on open connections.</summary>
    public double Open;

    /// <summary>First attempts that need a new connection.</summary>
    public double FirstFresh;

    /// <summary>Requests on connections that are dead without their users' knowing.</summary>
    public double OnDead;

    /// <summary>Further attempts; they need a new connection too.</summary>
    public double Retried;

    /// <summary>Mean time that these have lost so far, seconds.</summary>
    public double RetriedSeconds;

    public readonly double Fresh => FirstFresh + Retried;
}
