namespace Sim.Core.Statistics.Queues;

/// <summary>
/// Erlang's delay formula: the share of arrivals that have to wait in M/M/c, Poisson arrivals, exponential service, c
/// servers, unbounded waiting room (Erlang 1917).
/// </summary>
/// <remarks>
/// C = 1 / (rho + (1 - rho) / B) with <see cref="ErlangB"/>'s blocking probability B of the same servers without a
/// waiting room and rho = a / c. The load a is arrival rate times mean service time, in erlangs.
/// </remarks>
public static class ErlangC
{
    /// <summary>
    /// The probability that an arrival has to wait; 1 when the offered load reaches the servers. Below 1e-60 it may be
    /// 0.
    /// </summary>
    /// <param name="servers">1 to 1,000,000.</param>
    /// <param name="offeredLoad">Erlangs, 0 or more.</param>
    public static double Wait(int servers, double offeredLoad)
    {
        ErlangB.ThrowIfOutside(servers, offeredLoad);
        if (offeredLoad >= servers)
        {
            return 1;
        }
        double rho = offeredLoad / servers;
        return 1 / (rho + ((1 - rho) * ErlangB.InverseBlocking(servers, offeredLoad)));
    }

    /// <summary>
    /// The mean number of customers that wait, those in service aside; infinite when the offered load reaches the
    /// servers.
    /// </summary>
    /// <inheritdoc cref="Wait" path="/param"/>
    public static double MeanQueueLength(int servers, double offeredLoad)
    {
        double wait = Wait(servers, offeredLoad);
        return offeredLoad >= servers ? double.PositiveInfinity : wait * offeredLoad / (servers - offeredLoad);
    }
}
