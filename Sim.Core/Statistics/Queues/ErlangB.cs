using System.Runtime.Intrinsics;

namespace Sim.Core.Statistics.Queues;

/// <summary>Erlang's loss formula: the share of arrivals that find all servers busy and leave (Erlang 1917).</summary>
/// <remarks>
/// 1/B is the finite sum of c! / ((c - k)! a^k) over k = 0..c: all terms are positive, so nothing cancels. The sum
/// stops when the rest cannot change it, after about 8 sqrt(c) terms at full load, and as soon as B is below 1e-60.
/// Results have a relative error below 1e-12. The load a is arrival rate times mean service time, in erlangs.
/// </remarks>
public static class ErlangB
{
    internal const int MostServers = 1_000_000;
    private const double NeverBlocks = 1e60;
    private const double Negligible = 1e-18;

    /// <summary>The probability B that an arrival is turned away. Below 1e-60 it may be 0.</summary>
    /// <param name="servers">1 to 1,000,000.</param>
    /// <param name="offeredLoad">Erlangs, 0 or more.</param>
    public static double Blocking(int servers, double offeredLoad)
    {
        ThrowIfOutside(servers, offeredLoad);
        return 1 / InverseBlocking(servers, offeredLoad);
    }

    /// <summary>The mean number of busy servers, a (1 - B), in erlangs.</summary>
    /// <inheritdoc cref="Blocking" path="/param"/>
    public static double CarriedLoad(int servers, double offeredLoad)
    {
        ThrowIfOutside(servers, offeredLoad);
        // With S(c) = 1/B, the recursion S(c) = 1 + (c/a) S(c - 1) makes it c S(c - 1) / S(c): under overload B is
        // almost 1, and 1 - B would cancel.
        double fewer = servers == 1 ? 1 : InverseBlocking(servers - 1, offeredLoad);
        return double.IsInfinity(fewer) ? offeredLoad : servers * fewer / (1 + (servers / offeredLoad * fewer));
    }

    /// <summary>1/B; infinite where it passes 1e60.</summary>
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

    internal static void ThrowIfNoServers(int servers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(servers, MostServers);
    }

    internal static void ThrowIfOutside(int servers, double offeredLoad)
    {
        ThrowIfNoServers(servers);
        if (!(offeredLoad >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(offeredLoad), offeredLoad, "A load of 0 or more is expected.");
        }
    }
}
