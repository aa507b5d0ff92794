using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>
/// How long requests wait in queues of which dispatchers choose the one that has the fewest of their own requests.
/// </summary>
/// <remarks>
/// <para>
/// One dispatcher whose requests are all in the queues or in service makes them nearly one queue (join the shortest
/// queue). Many know little of each other: up to a load that grows with their number they choose as in turn, beyond it
/// what they know counts. Requests that are with a queue's owner without waiting (the time besides the service) are
/// noise in what a dispatcher counts, the more the more there are.
/// </para>
/// <para>
/// A table by the number of dispatchers and one by the mean number of requests without waiting, of simulations of 16
/// queues of 2 servers with nginx's own choice at 50 to 98 % load, by this project; between both
/// <c>y = (y1^2.5 + y2^2.5)^(1/2.5)</c> for y = f / (1 - f). Other numbers of queues and servers change what one queue
/// for all would wait, which is exact. The mean wait is within 15 % for 1 to 8 servers, 4 to 40 queues and 1 to 256
/// dispatchers; more of these count as 256.
/// </para>
/// </remarks>
public static class LeastConnectionsSplit
{
    private const double Power = 2.5;
    private const int TableQueues = 16;
    private const int TableServers = 2;

    /// <summary>-ln(1 - rho) for rho = 0.5, 0.7, 0.8, 0.9, 0.95, 0.98.</summary>
    private static readonly double[] s_loads = [0.693147, 1.203973, 1.609438, 2.302585, 2.995732, 3.912023];

    /// <summary>ln k for 1, 4, 16, 64, 256.</summary>
    private static readonly double[] s_dispatchers = [0, 1.386294, 2.772589, 4.158883, 5.545177];

    private static readonly double[][] s_byDispatchers =
    [
        [0, 0.011, 0.027, 0.049, 0.059, 0.065],
        [0.294, 0.222, 0.178, 0.127, 0.099, 0.082],
        [0.728, 0.606, 0.499, 0.339, 0.223, 0.137],
        [0.919, 0.851, 0.761, 0.584, 0.410, 0.240],
        [0.987, 0.960, 0.922, 0.800, 0.628, 0.394],
    ];

    /// <summary>ln(1 + n) for 0, 2, 10, 50 requests without waiting at each queue, were it busy all the time.</summary>
    private static readonly double[] s_outside = [0, 1.098612, 2.397895, 3.931826];

    private static readonly double[][] s_byOutside =
    [
        [0, 0.011, 0.027, 0.049, 0.059, 0.065],
        [0.109, 0.191, 0.195, 0.164, 0.127, 0.097],
        [0.490, 0.483, 0.429, 0.322, 0.227, 0.145],
        [0.814, 0.777, 0.709, 0.553, 0.400, 0.241],
    ];

    /// <summary>The mean wait over that of requests which choose any queue (M/M/c), 0 to 1.</summary>
    /// <param name="queues">1 or more.</param>
    /// <param name="servers">Of each queue, 1 or more.</param>
    /// <param name="dispatchers">1 or more.</param>
    /// <param name="outside">
    /// Requests that are at each queue without waiting or being served while it is busy all the time: servers times the
    /// time outside over the service time, 0 or more.
    /// </param>
    /// <param name="utilization">Of each queue, not negative.</param>
    public static double WaitFactor(double queues, int servers, double dispatchers, double outside, double utilization)
    {
        if (!(queues >= 1 && servers >= 1 && dispatchers >= 1 && outside >= 0 && utilization >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(queues), queues, "At least one of each is expected.");
        }
        double rho = Math.Min(utilization, 0.98);
        (int, double) load = FittedTable.Place(s_loads, FittedTable.Scale(rho));
        double known = FittedTable.Value(
            s_byDispatchers,
            FittedTable.Place(s_dispatchers, DeterministicMath.Log(dispatchers)),
            load
        );
        double noise = FittedTable.Value(
            s_byOutside,
            FittedTable.Place(s_outside, DeterministicMath.Log(1 + outside)),
            load
        );
        // The table's queues and these: what is beyond one queue for all is the same part of what could be.
        double tableFloor = Floor(TableQueues, TableServers, Math.Max(0.5, rho));
        double beyond = Math.Max(0, (Together(known, noise) - tableFloor) / (1 - tableFloor));
        double floor = Floor(queues, servers, rho);
        return Math.Min(1, floor + ((1 - floor) * beyond));
    }

    /// <summary>The wait in one queue for all servers over that in queues of their own.</summary>
    private static double Floor(double queues, int servers, double rho)
    {
        int count = Math.Max(1, (int)Math.Min(1_000_000.0 / servers, Math.Round(queues)));
        double alone = ErlangC.Wait(servers, servers * rho);
        return alone > 0 ? ErlangC.Wait(servers * count, servers * count * rho) / (count * alone) : 0;
    }

    private static double Together(double one, double other)
    {
        double sum = Raise(one / (1 - one)) + Raise(other / (1 - other));
        double odds = sum > 0 ? DeterministicMath.Exp(DeterministicMath.Log(sum) / Power) : 0;
        return odds / (1 + odds);
    }

    private static double Raise(double value) =>
        value > 0 ? DeterministicMath.Exp(Power * DeterministicMath.Log(value)) : 0;
}
