using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>
/// How long requests wait in equal queues of which balancers choose by ingress-nginx's averages of response times.
/// </summary>
/// <remarks>
/// <para>
/// The averages are of ten seconds, so they do not see a queue that builds up now. Of two queues the one with the lower
/// average gets everything, of many the lowest gets twice its share and the highest none: equal queues are loaded
/// unevenly, by chance. Several balancers do not err alike, so more of them are more even. Where twice the load is more
/// than a queue can serve, queues fill up before their average tells, and empty again: from about 75 % load on the
/// waits are those of a swing of seconds, whatever the service takes.
/// </para>
/// <para>
/// Fitted to simulations of 4 to 40 queues of 1 and 2 servers, 1 and 6 balancers, services of 4 and 16 ms and times
/// besides of 5 to 100 ms with the balancer itself, by this project. The mean wait is within a third up to 70 % load,
/// and within a factor of two above.
/// </para>
/// </remarks>
public static class EwmaSplit
{
    /// <summary>No queue waits longer than so many times that of M/M/c here.</summary>
    private const double Most = 1_000;

    /// <summary>-ln(1 - rho) for rho = 0.3, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95.</summary>
    private static readonly double[] s_loads =
    [
        0.356675,
        0.693147,
        0.916291,
        1.049822,
        1.203973,
        1.386294,
        1.609438,
        1.897120,
        2.302585,
        2.995732,
    ];

    /// <summary>What one balancer adds to the wait, over that of M/M/c.</summary>
    private static readonly double[] s_uneven = [1.1, 1.75, 2.9, 3.9, 5.7, 8, 8, 8, 8, 8];

    /// <summary>What ten queues wait for the swing, seconds.</summary>
    private static readonly double[] s_swing = [0, 0, 0, 0, 0, 0.01, 0.22, 0.91, 2.25, 4.4];

    /// <summary>The mean wait over that of requests which choose any queue (M/M/c), 1 or more.</summary>
    /// <param name="queues">1 or more.</param>
    /// <param name="balancers">That keep averages of their own, 1 or more.</param>
    /// <param name="utilization">Of each queue, not negative.</param>
    /// <param name="waitOfAny">Mean wait where any queue is chosen, seconds.</param>
    public static double WaitFactor(double queues, double balancers, double utilization, double waitOfAny)
    {
        if (!(queues >= 1 && balancers >= 1 && utilization >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(queues), queues, "At least one of each is expected.");
        }
        if (queues < 1.5 || utilization <= 0 || waitOfAny <= 0)
        {
            return 1;
        }
        (int, double) load = FittedTable.Place(s_loads, FittedTable.Scale(Math.Min(utilization, 0.99)));
        double uneven =
            FittedTable.Value(s_uneven, load) * DeterministicMath.Exp(-1.15 * DeterministicMath.Log(balancers));
        double swing =
            FittedTable.Value(s_swing, load) * DeterministicMath.Exp(-0.75 * DeterministicMath.Log(queues / 10));
        return Math.Min(Most, 1 + uneven + (swing / waitOfAny));
    }
}
