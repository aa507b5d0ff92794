namespace Sim.Core.Traffic.Flow;

/// <summary>One group's requests in a step, as counts.</summary>
internal struct GroupFlow
{
    /// <summary>Requests that users made.</summary>
    public double Sent;

    /// <summary>First attempts that need a new connection.</summary>
    public double FirstFresh;

    /// <summary>Requests on connections that are dead without their knowing.</summary>
    public double OnDead;

    /// <summary>Further attempts; they need a new connection too.</summary>
    public double Retried;

    /// <summary>Mean time that these have lost so far, seconds.</summary>
    public double RetriedSeconds;

    /// <summary>Users without a connection at the end of the step.</summary>
    public double Unconnected;
}
