using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic.Flow;

/// <summary>What holds for every sequence of conditions.</summary>
public sealed class FluidStationLaws
{
    private static readonly SimDuration[] s_steps =
    [
        new(1),
        SimDuration.FromMilliseconds(1),
        SimDuration.FromSeconds(1),
        SimDuration.FromSeconds(10),
        SimDuration.FromHours(1),
    ];

    private static readonly SimDuration[] s_services =
    [
        new(1_000),
        SimDuration.FromMilliseconds(1),
        SimDuration.FromMilliseconds(50),
        SimDuration.FromSeconds(10),
    ];

    private static readonly int[] s_servers = [0, 1, 2, 16, 300, 5_000, 1_000_000];

    /// <summary>Conditions of one step; the load is arrivals over capacity.</summary>
    private sealed record Conditions(
        double Load,
        int Servers,
        SimDuration Service,
        double Places,
        double Variability,
        SimDuration Step
    )
    {
        public double Arrivals => Load * Math.Max(1, Servers) / Service.TotalSeconds;
    }

    // Departures are computed from the balance, so what is checked is that no case sets one side alone: within rounding
    // of the larger of what was inside and what came.
    [Law(MaxTest = 300)]
    public Property What_arrives_leaves_is_refused_or_stays() =>
        Walks(
            (before, conditions, step, after) =>
            {
                double seconds = conditions.Step.TotalSeconds;
                double came = conditions.Arrivals * seconds;
                double went = (step.Departures + step.Refused) * seconds;
                return Math.Abs(before + came - went - after) <= 1e-12 * (before + came + after);
            }
        );

    [Law(MaxTest = 300)]
    public Property Nothing_is_negative_or_not_a_number() =>
        Walks(
            (before, conditions, step, after) =>
            {
                // Departures are a difference: rounding of what was inside may show.
                double rounding = 1e-12 * ((before + after) / conditions.Step.TotalSeconds + conditions.Arrivals);
                return double.IsFinite(after)
                    && after >= 0
                    && step.Departures >= -rounding
                    && double.IsFinite(step.Departures)
                    && step.Refused >= 0
                    && double.IsFinite(step.Refused)
                    && step.RefusedShare is >= 0 and <= 1
                    && step.Utilization is >= 0 and <= 1
                    && step.Wait.Probability is >= 0 and <= 1
                    && step.Wait.Mean >= SimDuration.Zero
                    && step.Wait.Backlog >= SimDuration.Zero;
            }
        );

    [Law(MaxTest = 300)]
    public Property Nobody_waits_outside_and_nobody_leaves_faster_than_the_servers_work() =>
        Walks(
            (before, conditions, step, after) =>
            {
                double rounding = 1e-9 * ((before + after) / conditions.Step.TotalSeconds + conditions.Arrivals);
                double capacity = conditions.Servers / conditions.Service.TotalSeconds;
                return after <= conditions.Places && step.Departures <= capacity + rounding;
            }
        );

    // The law is monotone, so within any step the outflow lies between those at the occupancies passed: two solutions
    // of the same 10 s differ by no more than the capacity times the spread of the utilization times 10 s.
    [Law(MaxTest = 300)]
    public bool One_step_and_ten_differ_by_less_than_the_change_of_the_outflow(byte load, byte start, byte servers)
    {
        int c = 1 + servers;
        double capacity = c / 0.05;
        double arrivals = load / 128.0 * capacity;
        FluidStation one = Filled(c, start * c / 32.0);
        FluidStation ten = Filled(c, start * c / 32.0);
        double before = one.Occupancy;
        one.Advance(arrivals, c, SimDuration.FromMilliseconds(50), 1, 1e12, SimDuration.FromSeconds(10));
        for (int i = 0; i < 10; i++)
        {
            ten.Advance(arrivals, c, SimDuration.FromMilliseconds(50), 1, 1e12, SimDuration.FromSeconds(1));
        }
        double[] passed = [before, one.Occupancy, ten.Occupancy];
        double spread =
            StationaryOccupancy.UtilizationAt(c, passed.Max(), 1)
            - StationaryOccupancy.UtilizationAt(c, passed.Min(), 1);
        return Math.Abs(one.Occupancy - ten.Occupancy)
            <= (10 * capacity * spread) + (1e-6 * (1 + before + (10 * arrivals)));
    }

    // Arrivals, service and room fixed, one station has more servers than the other all the time. Waits are rounded to
    // a nanosecond. Where relaxation takes less than a thousandth of a step, a station is at its stationary value, and
    // one with fewer servers may lag behind its own by one part in relaxations of the change, which is then missing in
    // its queue.
    [Law(MaxTest = 300)]
    public Property More_servers_never_add_waiting() =>
        Prop.ForAll(
            (
                from servers in Gen.Choose(1, 200)
                from more in Gen.Choose(1, 50)
                from places in Gen.Choose(300, 30_000)
                from loads in Gen.ListOf(Gen.Choose(0, 250))
                from milliseconds in Gen.Elements(0.5, 4, 50, 10_000)
                from step in Gen.Elements(0.1, 1, 10, 60)
                select (servers, more, places, loads: loads.ToArray(), milliseconds, step)
            ).ToArbitrary(),
            given =>
            {
                var few = new FluidStation();
                var many = new FluidStation();
                SimDuration service = SimDuration.FromMilliseconds(given.milliseconds);
                SimDuration step = SimDuration.FromSeconds(given.step);
                foreach (int percent in given.loads)
                {
                    double load = percent / 100.0;
                    double arrivals = load * given.servers / service.TotalSeconds;
                    double before = few.Occupancy;
                    StationStep a = few.Advance(arrivals, given.servers, service, 1, given.places, step);
                    StationStep b = many.Advance(arrivals, given.servers + given.more, service, 1, given.places, step);
                    double relaxations = step / service * (1 - load) * (1 - load);
                    double lag = load is > 0 and < 1 ? Math.Abs(few.Occupancy - before) / relaxations / arrivals : 0;
                    double loadOfMany = load * given.servers / (given.servers + given.more);
                    bool onlyManyAreStiff = step / service * (1 - loadOfMany) * (1 - loadOfMany) > 1_000;
                    double room = 1e-9 + (onlyManyAreStiff && relaxations <= 1_000 ? lag : 0);
                    if (
                        b.Wait.Expected.TotalSeconds > a.Wait.Expected.TotalSeconds + room
                        || b.Refused > a.Refused + 1e-6
                    )
                    {
                        return false;
                    }
                }
                return true;
            }
        );

    private static FluidStation Filled(int servers, double occupancy)
    {
        var station = new FluidStation();
        station.Advance(occupancy / 1e-9, servers, SimDuration.FromSeconds(1), 1, 1e12, new SimDuration(1));
        return station;
    }

    private static Property Walks(Func<double, Conditions, StationStep, double, bool> holds) =>
        Prop.ForAll(
            Gen.ListOf(AnyConditions()).ToArbitrary(),
            walk =>
            {
                var station = new FluidStation();
                foreach (Conditions conditions in walk)
                {
                    double before = station.Occupancy;
                    StationStep step = station.Advance(
                        conditions.Arrivals,
                        conditions.Servers,
                        conditions.Service,
                        conditions.Variability,
                        conditions.Places,
                        conditions.Step
                    );
                    if (!holds(before, conditions, step, station.Occupancy))
                    {
                        return false;
                    }
                }
                return true;
            }
        );

    private static Gen<Conditions> AnyConditions() =>
        from load in Gen.Elements(0, 1e-9, 0.3, 0.9, 0.999999, 1, 1.000001, 1.5, 40)
        from servers in Gen.Elements(s_servers)
        from service in Gen.Elements(s_services)
        from places in Gen.Elements(0, 1, 64, 5_000, 1e9)
        from variability in Gen.Elements(0.5, 1, 4)
        from step in Gen.Elements(s_steps)
        select new Conditions(load, servers, service, Math.Max(places, servers), variability, step);
}
