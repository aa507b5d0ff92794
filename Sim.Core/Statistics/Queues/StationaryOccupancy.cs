namespace Sim.Core.Statistics.Queues;

/// <summary>
/// The mean number of customers L in a stationary queue with c servers, and the utilization that belongs to a given L.
/// </summary>
/// <remarks>
/// <para>
/// L = c rho + v Lq, with Lq the mean queue of M/M/c and v = (ca^2 + cs^2) / 2 the factor of Allen and Cunneen for the
/// squared coefficients of variation of the times between arrivals (ca^2) and of service (cs^2). Exact for M/M/c
/// (v = 1) and, with one server, for Poisson arrivals (Pollaczek-Khinchine); an approximation otherwise.
/// </para>
/// <para>
/// The inverse is the law of the fluid station: it works off c mu rho(L) while it holds L customers
/// (pointwise stationary fluid flow), below and above saturation alike.
/// </para>
/// </remarks>
public static class StationaryOccupancy
{
    /// <summary>The largest squared coefficient of variation that the law takes.</summary>
    internal const double MostVariability = 1_000;

    // Beyond this exponent the queue is below exp(-45) of a customer.
    private const double NoQueueExponent = 45;
    private const int MaxSteps = 60;

    /// <summary>L for a utilization.</summary>
    /// <param name="servers">1 to 1,000,000.</param>
    /// <param name="utilization">0 or more and below 1.</param>
    /// <param name="variability">v, 0 to 1000; 1 for M/M/c, 0.5 for M/D/c.</param>
    public static double Occupancy(int servers, double utilization, double variability)
    {
        ThrowIfOutside(servers, variability);
        if (!(utilization >= 0 && utilization < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(utilization),
                utilization,
                "0 or more and below 1 is expected."
            );
        }
        double load = servers * utilization;
        double free = 1 - utilization;
        double wait = 1 / (utilization + (free * ErlangB.InverseBlocking(servers, load)));
        return load + (variability * wait * utilization / free);
    }

    /// <summary>
    /// The utilization at which the mean occupancy is <paramref name="occupancy"/>: 0 at 0, rising, always below 1.
    /// </summary>
    /// <remarks>Relative error below 1e-12.</remarks>
    /// <param name="servers">1 to 1,000,000.</param>
    /// <param name="occupancy">L, finite, 0 or more.</param>
    /// <param name="variability">v, 0 to 1000; 1 for M/M/c, 0.5 for M/D/c.</param>
    public static double UtilizationAt(int servers, double occupancy, double variability)
    {
        ThrowIfOutside(servers, variability);
        if (!(occupancy >= 0 && double.IsFinite(occupancy)))
        {
            throw new ArgumentOutOfRangeException(nameof(occupancy), occupancy, "Finite and 0 or more is expected.");
        }
        // Without a queue every customer is in service. Stirling: 1/B > exp(c (f^2/2 + f^3/3)) for the free share f.
        double free = 1 - (occupancy / servers);
        if (
            (free > 0 && servers * free * free * (0.5 + (free / 3)) > NoQueueExponent)
            || occupancy == 0
            || (variability == 0 && free > 0)
        )
        {
            return occupancy / servers;
        }
        return Math.Min(Solve(servers, occupancy, variability), Math.BitDecrement(1.0));
    }

    /// <summary>
    /// Halley's method on G(f) = f (L - c rho) - v rho C(f) for the free share f = 1 - rho, which is nearly linear at
    /// both ends of the range, kept inside a bracket. rho and f are carried side by side so that neither loses digits
    /// when it is small.
    /// </summary>
    private static double Solve(int servers, double occupancy, double v)
    {
        double low = Math.Max(0, (1 - (occupancy / servers)) * (1 - 1e-12));
        double high = FreeShare(servers, occupancy, v);
        double free = Guess(servers, occupancy, v, high);
        double rho = 1 - free;
        double scale = 1 / Math.Sqrt(servers);
        for (int step = 0; step < MaxSteps; step++)
        {
            // S = 1/B satisfies dS/df = c (S f / rho + 1); D = 1/C = rho + f S.
            double s = ErlangB.InverseBlocking(servers, servers * rho);
            if (double.IsInfinity(s))
            {
                return occupancy / servers;
            }
            double s1 = servers * ((s * free / rho) + 1);
            double s2 = servers * ((s1 * free / rho) + (s / (rho * rho)));
            double d = rho + (free * s);
            double d1 = s - 1 + (free * s1);
            double d2 = (2 * s1) + (free * s2);
            double w = rho / d;
            double w1 = -(1 + (w * d1)) / d;
            double w2 = -((2 * w1 * d1) + (w * d2)) / d;
            double g = (free * (occupancy - (servers * rho))) - (v * w);
            double g1 = occupancy - servers + (2 * servers * free) - (v * w1);
            double g2 = (2 * servers) - (v * w2);

            if (g > 0)
            {
                high = free;
            }
            else
            {
                low = free;
            }
            double newton = g / g1;
            double move = -newton / Math.Max(0.5, 1 - (0.5 * newton * g2 / g1));
            double next = free + move;
            if (!(next >= low && next <= high))
            {
                move = (0.5 * (low + high)) - free;
            }
            free += move;
            rho -= move;
            if (Math.Abs(move) <= 1e-5 * Math.Min(scale, Math.Min(free, rho)))
            {
                break;
            }
        }
        return rho;
    }

    /// <summary>
    /// The free share when the queue is <paramref name="queued"/> rho / f: the positive root of c f^2 +
    /// (L - c + queued) f = queued.
    /// </summary>
    private static double FreeShare(int servers, double occupancy, double queued)
    {
        double b = occupancy - servers + queued;
        double root = Math.Sqrt((b * b) + (4.0 * servers * queued));
        return b >= 0 ? 2 * queued / (b + root) : (root - b) / (2 * servers);
    }

    /// <summary>The solution with C from the limit of many servers (Halfin, Whitt 1981), its series cut off.</summary>
    private static double Guess(int servers, double occupancy, double v, double free)
    {
        const double HalfPi = 1.2533141373155003; // sqrt(pi / 2)
        double root = Math.Sqrt(servers);
        for (int round = 0; round < 4; round++)
        {
            double b = free * root;
            double square = b * b;
            double even = HalfPi * (1 + (square * (0.5 + (square * (0.125 + (square / 48))))));
            double odd = b * (1 + (square * ((1 / 3.0) + (square * ((1 / 15.0) + (square / 105))))));
            double wait = 1 / (1 - free + (b * (even + odd)));
            double next = FreeShare(servers, occupancy, v * wait);
            free = 0.5 * (free + next);
        }
        return free;
    }

    private static void ThrowIfOutside(int servers, double variability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(servers, 1_000_000);
        if (!(variability >= 0 && variability <= MostVariability))
        {
            throw new ArgumentOutOfRangeException(nameof(variability), variability, "0 to 1000 is expected.");
        }
    }
}
