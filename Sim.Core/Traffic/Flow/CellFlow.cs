namespace Sim.Core.Traffic.Flow;

/// <summary>The requests of one cell (a group's users bound for one address) in a step, as counts.</summary>
internal struct CellFlow
{
    /// <summary>First attempts on open connections.</summary>
    public double Open;

    /// <summary>First attempts that need a new connection.</summary>
    public double FirstFresh;

    /// <summary>Those among them whose users come from another address that failed them.</summary>
    public double LateFresh;

    /// <summary>Mean time that it cost these, seconds.</summary>
    public double LateFreshSeconds;

    /// <summary>First attempts on connections that are dead without their users' knowing.</summary>
    public double OnDead;

    /// <summary>Further attempts after an error on a connection that is still open.</summary>
    public double RetriedOpen;

    /// <summary>Mean time that these have lost so far, seconds.</summary>
    public double RetriedOpenSeconds;

    /// <summary>Further attempts that need a new connection.</summary>
    public double RetriedFresh;

    /// <summary>Mean time that these have lost so far, seconds.</summary>
    public double RetriedFreshSeconds;

    public readonly double OnOpen => Open + RetriedOpen;

    public readonly double Fresh => FirstFresh + RetriedFresh;

    public readonly double Retried => RetriedOpen + RetriedFresh;
}
