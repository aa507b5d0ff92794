namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>
/// How much a mean scatters that is measured in one long run: the variance times the length of the run.
/// </summary>
/// <remarks>
/// All three follow from Poisson's equation: with A h = -(f - mean) for the generator A, the integral of f - mean is a
/// martingale but for a bounded rest, and its variance grows with the mean square of its jumps (Whitt 1989, Planning
/// queueing simulations; Glynn, Meyn 1996).
/// </remarks>
internal static class AsymptoticVariance
{
    /// <summary>Of the mean wait of the customers of M/G/1, per customer, in squared mean services.</summary>
    /// <remarks>
    /// <para>
    /// For the workload V, A h(x) = -h'(x) + lambda E[h(x + S) - h(x)] is solved by h(x) = x^2 / (2 (1 - rho)). By
    /// PASTA customers wait for the workload that they find, so their sum jumps by V - w at an arrival, w being the
    /// mean wait, and the martingale by lambda (h(V + S) - h(V)) more. With b = lambda / (1 - rho) the mean square of
    /// both together is E[(V (b S + 1) + b S^2 / 2 - w)^2], V and S independent.
    /// </para>
    /// <para>For M/M/1 it is Daley's rho (2 + 5 rho - 4 rho^2 + rho^3) / (1 - rho)^4 (1968).</para>
    /// </remarks>
    /// <param name="load">rho, below 1.</param>
    /// <param name="second">E S^2 of the service time in mean services, and so on.</param>
    public static double OfMeanWait(double load, double second, double third, double fourth)
    {
        double b = load / (1 - load);
        // Takacs: the moments of V.
        double wait = b * second / 2;
        double square = b * ((second * wait) + (third / 3));
        return (square * ((b * b * second) + (2 * b) + 1))
            + (2 * wait * ((b * b * third / 2) + (b * second / 2) - (wait * (b + 1))))
            + (b * b * fourth / 4)
            - (b * second * wait)
            + (wait * wait);
    }

    /// <summary>
    /// Of the mean number of customers per server under the power of d choices, per server and mean service.
    /// </summary>
    /// <remarks>
    /// Around the fixed point s of ds_i/dt = lambda (s_(i-1)^d - s_i^d) - (s_i - s_(i+1)) a linear h = sum of c_i s_i
    /// solves Poisson's equation for the sum of the s_i when u_i = c_i - c_(i-1) satisfies u_i = 1 + lambda d
    /// s_i^(d-1) u_(i+1). Each s_i jumps up and down by 1/n at the rate n (s_i - s_(i+1)). For d = 1 it is that of
    /// M/M/1, 2 rho (1 + rho) / (1 - rho)^4. Holds for many servers.
    /// </remarks>
    public static double OfMeanNumber(double load, int choices)
    {
        // Enough for d = 1 at 95 % load, where the shares fall most slowly.
        const int States = 1_000;
        double[] shares = new double[States + 1];
        shares[0] = 1;
        for (int i = 1; i <= States; i++)
        {
            shares[i] = load * Math.Pow(shares[i - 1], choices);
        }
        double[] steps = new double[States + 1];
        steps[States] = 1 / (1 - (choices == 1 ? load : 0));
        for (int i = States - 1; i > 0; i--)
        {
            steps[i] = 1 + (load * choices * Math.Pow(shares[i], choices - 1) * steps[i + 1]);
        }
        double coefficient = 0;
        double variance = 0;
        for (int i = 1; i < States; i++)
        {
            coefficient += steps[i];
            variance += 2 * (shares[i] - shares[i + 1]) * coefficient * coefficient;
        }
        return variance;
    }
}
