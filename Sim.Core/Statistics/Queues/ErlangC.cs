using System.Runtime.Intrinsics;

namespace Sim.Core.Statistics.Queues;

/// <summary>
/// The stationary M/M/c queue: Poisson arrivals, exponential service, c servers, unbounded waiting room (Erlang 1917).
/// </summary>
/// <remarks>
/// Offered load is arrival rate times mean service time, in erlangs. With B the blocking probability of the same
/// servers without a waiting room, C = 1 / (rho + (1 - rho) / B), and 1/B is the finite sum of c! / ((c - k)! a^k) over
/// k = 0..c: all terms are positive, so nothing cancels. The sum stops when the rest cannot change it, after about 8
/// sqrt(c) terms at full load, and as soon as B is below 1e-60.
/// </remarks>
public static class ErlangC
{
    private const double NeverBlocks = 1e60;
    private const double Negligible = 1e-18;

    /// <summary>
    /// The probability that an arrival has to wait; 1 when the offered load reaches the servers. Below 1e-60 it may be
    /// 0.
    /// </summary>
    /// <param name="servers">1 to 1,000,000.</param>
    /// <param name="offeredLoad">Erlangs, 0 or more.</param>
    public static double Wait(int servers, double offeredLoad)
    {
        ThrowIfOutside(servers, offeredLoad);
        if (offeredLoad >= servers)
        {
            return 1;
        }
        double rho = offeredLoad / servers;
        return 1 / (rho + ((1 - rho) * InverseBlocking(servers, offeredLoad)));
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

    /// <summary>1/B: the inverse of Erlang's blocking probability; infinite where it passes 1e60.</summary>
    internal static double InverseBlocking(int servers, double offeredLoad)
    {
        if (offeredLoad < 1 / NeverBlocks)
        {
            return double.PositiveInfinity;
        }
        // Term k + 4 is term k times (x (x - 3)) ((x - 1) (x - 2)) / a^4 with x = c - k, so four lanes run side by
        // side. The factor of the term after the last one is zero: the lanes end by themselves.
        double inverse = 1 / offeredLoad;
        double one = servers * inverse;
        double two = one * ((servers - 1) * inverse);
        double three = two * ((servers - 2) * inverse);
        Vector256<double> terms = Vector256.Create(1, one, two, three);
        if (servers == 1)
        {
            return 1 + one;
        }
        var sum = Vector256<double>.Zero;
        Vector256<double> x = Vector256.Create((double)servers, servers - 1, servers - 2, servers - 3);
        Vector256<double> inversePower = Vector256.Create(inverse * inverse * (inverse * inverse));
        do
        {
            sum += terms;
            Vector256<double> outer = x * (x - Vector256.Create(3.0));
            terms *= outer * (outer + Vector256.Create(2.0)) * inversePower;
            x -= Vector256.Create(4.0);
        } while (terms[0] > sum[0] * Negligible && sum[0] < NeverBlocks);
        double total = sum[0] + sum[1] + (sum[2] + sum[3]);
        return total < NeverBlocks ? total : double.PositiveInfinity;
    }

    private static void ThrowIfOutside(int servers, double offeredLoad)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(servers, 1_000_000);
        if (!(offeredLoad >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(offeredLoad), offeredLoad, "A load of 0 or more is expected.");
        }
    }
}
