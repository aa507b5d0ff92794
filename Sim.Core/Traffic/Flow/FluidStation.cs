using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Traffic.Flow;

/// <summary>A station with equal servers and one bounded queue, carried as a fluid.</summary>
/// <remarks>
/// The occupancy L follows dL/dt = arrivals - servers * rate * rho(L), where rho(L) inverts the stationary occupancy of
/// M/M/c with the Allen-Cunneen factor (pointwise stationary fluid flow approximation): one law below and above
/// saturation. A step is implicit (backward Euler), so it is stable for any length, and the balance arrivals =
/// departures + refused + change of L holds exactly.
/// </remarks>
public sealed class FluidStation
{
    /// <summary>
    /// From so many relaxation times within a step on, the station is at its stationary value. The implicit step would
    /// lag behind it by one part in so many of the change, the exact solution by less than any digit.
    /// </summary>
    private const double StiffEnough = 1_000;

    /// <summary>Nobody waits longer than a day: the longest timeout of a client is an hour.</summary>
    private const double LongestWait = 86_400;

    private double _lastLoad = double.NaN;
    private int _lastServers;
    private double _lastVariability;
    private double _lastStationary;

    /// <summary>Requests in the station, being served or waiting.</summary>
    public double Occupancy { get; private set; }

    /// <summary>What is inside is shared with more stations like this one, or with fewer.</summary>
    /// <param name="factor">Stations before over stations now, more than 0.</param>
    public void Scale(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        Occupancy *= factor;
    }

    /// <summary>Moves the station on by one step of constant conditions.</summary>
    /// <param name="arrivals">Requests per second that want in.</param>
    /// <param name="servers">Servers, at least 0.</param>
    /// <param name="service">Mean service time, more than 0.</param>
    /// <param name="variability">Half the sum of the squared coefficients of variation of interarrival and service
    /// times; 1 for M/M/c.</param>
    /// <param name="places">Most requests in the station.</param>
    /// <param name="step">Length of the step, more than 0.</param>
    public StationStep Advance(
        double arrivals,
        int servers,
        SimDuration service,
        double variability,
        double places,
        SimDuration step
    )
    {
        double seconds = step.TotalSeconds;
        double before = Occupancy;
        if (servers <= 0)
        {
            // Nobody serves: what was inside is lost and what comes is refused.
            Occupancy = 0;
            double lost = before / seconds;
            return new StationStep(0, arrivals + lost, arrivals > 0 ? 1 : 0, arrivals > 0 ? 1 : 0, default);
        }
        double capacity = servers / service.TotalSeconds;
        double load = arrivals / capacity;
        double stationary = load < 1 ? Stationary(servers, load, variability) : double.PositiveInfinity;
        double relaxations = seconds * capacity / servers * (1 - load) * (1 - load);
        double after =
            load < 1 && relaxations > StiffEnough && before <= 2 * (stationary + 1)
                ? stationary
                : Implicit(before, load, capacity, servers, variability, seconds);
        double refused = 0;
        if (after > places)
        {
            double departed = Math.Min(
                capacity * StationaryOccupancy.UtilizationAt(servers, places, variability),
                arrivals + (before / seconds)
            );
            refused = Math.Max(0, arrivals - departed - ((places - before) / seconds));
            after = refused > 0 ? places : before + ((arrivals - departed) * seconds);
        }
        Occupancy = Math.Max(0, after);
        double departures = arrivals - refused - ((Occupancy - before) / seconds);
        StationWait wait = Wait(load, stationary, capacity, servers, variability);
        return new StationStep(
            departures,
            refused,
            // Places that are lost with requests in them refuse more than arrives.
            arrivals > 0
                ? Math.Min(1, refused / arrivals)
                : 0,
            Math.Clamp(departures / capacity, 0, 1),
            wait
        );
    }

    private double Stationary(int servers, double load, double variability)
    {
        if (load != _lastLoad || servers != _lastServers || variability != _lastVariability)
        {
            _lastStationary = StationaryOccupancy.Occupancy(servers, load, variability);
            _lastLoad = load;
            _lastServers = servers;
            _lastVariability = variability;
        }
        return _lastStationary;
    }

    /// <summary>
    /// Solves occupancy(rho) - before - dt (arrivals - capacity rho) = 0, which grows with rho, for the new occupancy.
    /// </summary>
    private static double Implicit(
        double before,
        double load,
        double capacity,
        int servers,
        double variability,
        double seconds
    )
    {
        double free = before + (seconds * capacity * load);
        double drain = seconds * capacity;
        double low = 0;
        double high = Math.Min(1, free / drain);
        double rho = high;
        for (int i = 0; i < 60 && high - low > 1e-13; i++)
        {
            // At rho the station would hold free - drain * rho; the law asks for occupancy(rho).
            rho = i % 3 == 2 || i == 0 ? (low + high) / 2 : Secant(free, drain, servers, variability, low, high);
            double excess = StationaryOccupancy.Occupancy(servers, rho, variability) - (free - (drain * rho));
            // A smaller error of the occupancy than a nanosecond of waiting.
            if (Math.Abs(excess) <= 1e-12 * (1 + free))
            {
                break;
            }
            if (excess > 0)
            {
                high = rho;
            }
            else
            {
                low = rho;
            }
        }
        return Math.Max(0, free - (drain * rho));
    }

    /// <summary>
    /// A guess inside the bracket: where the line of the balance meets the occupancy of the lower end.
    /// </summary>
    private static double Secant(double free, double drain, int servers, double variability, double low, double high)
    {
        double occupancy = StationaryOccupancy.Occupancy(servers, low, variability);
        double guess = (free - occupancy) / drain;
        return guess > low && guess < high ? guess : (low + high) / 2;
    }

    /// <summary>
    /// The wait of a request that arrives now. What the present load explains by chance waits an exponential time, as
    /// in M/M/c; a backlog beyond that is worked off at full rate before it, a fixed time.
    /// </summary>
    private StationWait Wait(double load, double stationary, double capacity, int servers, double variability)
    {
        double queue = load < 1 ? Math.Max(0, Occupancy - stationary) : Math.Max(0, Occupancy - servers);
        SimDuration backlog = SimDuration.FromSeconds(Math.Min(LongestWait, queue / capacity));
        if (load >= 1)
        {
            return new StationWait(0, SimDuration.Zero, backlog);
        }
        double waiting = Math.Max(0, Math.Min(Occupancy, stationary) - (servers * load));
        double probability = waiting > 1e-9 ? ErlangC.Wait(servers, servers * load) : 0;
        double mean = probability > 0 ? Math.Min(LongestWait, waiting / (capacity * load) / probability) : 0;
        return new StationWait(probability, SimDuration.FromSeconds(mean), backlog);
    }
}
