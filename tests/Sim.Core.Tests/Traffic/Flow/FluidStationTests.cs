using Sim.Core.Quantities;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic.Flow;

[TestFixture]
public sealed class FluidStationTests
{
    private const double Unbounded = 1e12;

    // M/M/1, lambda = 8/s, mu = 10/s: L = rho / (1 - rho) = 4; who waits (probability rho = 0.8) waits 1 / (mu -
    // lambda) = 0.5 s.
    [Test]
    public void One_server_settles_where_M_M_1_is_stationary()
    {
        var station = new FluidStation();
        StationStep last = Run(station, 8, 1, 0.1, Unbounded, 0.5, 400);
        Assert.Multiple(() =>
        {
            Assert.That(station.Occupancy, Is.EqualTo(4).Within(1e-6));
            Assert.That(last.Departures, Is.EqualTo(8).Within(1e-6));
            Assert.That(last.Utilization, Is.EqualTo(0.8).Within(1e-7));
            Assert.That(last.Wait.Probability, Is.EqualTo(0.8).Within(1e-9));
            Assert.That(last.Wait.Mean.TotalSeconds, Is.EqualTo(0.5).Within(1e-6));
            Assert.That(last.Wait.Backlog.TotalSeconds, Is.EqualTo(0).Within(1e-6));
        });
    }

    // Erlang's tables: C(10, 9) = 0.66873, C(20, 18) = 0.55077, C(100, 90) = 0.21694; L = a + C a / (c - a), all at 90
    // %: 9 + 0.66873 * 9 = 15.01857; 18 + 0.55077 * 9 = 22.95693; 90 + 0.21694 * 9 = 91.95246. Five digits of C leave 9
    // * 0.5e-5.
    [TestCase(10, 9, 15.01857)]
    [TestCase(20, 18, 22.95693)]
    [TestCase(100, 90, 91.95246)]
    public void Many_servers_settle_where_Erlang_C_is_stationary(int servers, double load, double occupancy)
    {
        var station = new FluidStation();
        StationStep last = Run(station, load, servers, 1, Unbounded, 10, 500);
        Assert.Multiple(() =>
        {
            Assert.That(station.Occupancy, Is.EqualTo(occupancy).Within(5e-5));
            // Little: the mean wait is the mean queue over the arrivals.
            Assert.That(last.Wait.Expected.TotalSeconds, Is.EqualTo((occupancy - load) / load).Within(1e-5));
        });
    }

    // Constant service (factor 0.5), one server at 80 %: L = 0.8 + 0.5 * 3.2 = 2.4 (Pollaczek-Khinchine).
    [Test]
    public void Constant_service_halves_the_queue()
    {
        var station = new FluidStation();
        for (int i = 0; i < 400; i++)
        {
            station.Advance(8, 1, SimDuration.FromMilliseconds(100), 0.5, Unbounded, SimDuration.FromSeconds(1));
        }
        Assert.That(station.Occupancy, Is.EqualTo(2.4).Within(1e-6));
    }

    // dL/dt = a + mu / (1 + L) with a = lambda - mu = 10 and mu = 10. With y = 1 + L: t = (y - 1) / 10 - ln((y + 1) /
    // 2) / 10; L = 100 is reached at t = 10 - ln(51) / 10 = 9.606817 s. The straight line of a fluid without chance is
    // the lower bound.
    [Test]
    public void Above_saturation_one_server_grows_as_the_law_integrates()
    {
        var station = new FluidStation();
        Run(station, 20, 1, 0.1, Unbounded, 9.606817 / 20_000, 20_000);
        Assert.That(station.Occupancy, Is.EqualTo(100).Within(0.01).And.GreaterThan(96.06817));
    }

    // 1000 servers at 1/s, 1500 arrive, 3000 inside: rho(3000) = 1 - 1 / 2001 or more, so in 10 s L grows by 5000 and
    // at most 10 * 1000 / 2001 = 5 more. Nothing is refused, and what leaves is the capacity, less at most that.
    [TestCase(1)]
    [TestCase(10)]
    public void Above_saturation_the_backlog_grows_by_arrivals_less_capacity(int steps)
    {
        FluidStation station = Filled(1000, 3000);
        StationStep last = Run(station, 1500, 1000, 1, Unbounded, 10.0 / steps, steps);
        Assert.Multiple(() =>
        {
            Assert.That(station.Occupancy, Is.InRange(8000.0, 8005.0));
            Assert.That(last.Departures, Is.InRange(999.5, 1000.0));
            Assert.That(last.Refused, Is.Zero);
            Assert.That(last.Wait.Probability, Is.Zero);
            Assert.That(last.Wait.Backlog.TotalSeconds, Is.EqualTo(7.0).Within(0.005));
        });
    }

    // dL/dt = -mu L / (1 + L): t = (100 - 1 + ln 100) / 10 = 10.360517 s from L = 100 to L = 1.
    [Test]
    public void Without_arrivals_one_server_drains_as_the_law_integrates()
    {
        FluidStation station = Filled(1, 100);
        Run(station, 0, 1, 0.1, Unbounded, 10.360517 / 20_000, 20_000);
        Assert.That(station.Occupancy, Is.EqualTo(1).Within(1e-3));
    }

    // 100 servers at 10/s work off 1000/s as long as many more wait: 50,000 - 20 * 1000 = 30,000.
    [Test]
    public void A_backlog_is_worked_off_at_full_rate()
    {
        FluidStation station = Filled(100, 50_000);
        Run(station, 0, 100, 0.1, Unbounded, 10, 2);
        Assert.That(station.Occupancy, Is.EqualTo(30_000).Within(20 * 1000 / 29_900.0));
    }

    // Capacity 100/s, 150/s arrive, 10,000 places: a full station works at 1 - 1 / 9901 of its capacity, the rest is
    // refused.
    [Test]
    public void A_full_station_refuses_exactly_what_it_cannot_serve()
    {
        var station = new FluidStation();
        StationStep last = Run(station, 150, 100, 1, 10_000, 10, 100);
        Assert.Multiple(() =>
        {
            Assert.That(station.Occupancy, Is.EqualTo(10_000).Within(1e-6));
            Assert.That(last.Departures, Is.EqualTo(100).Within(0.011));
            Assert.That(last.Refused, Is.EqualTo(150 - last.Departures).Within(1e-9));
            Assert.That(last.RefusedShare, Is.EqualTo(1 / 3.0).Within(1e-4));
        });
    }

    // 20 s at 50/s too much fill 1000 places and find no place for the second 1000, but for what chance leaves idle.
    [Test]
    public void A_station_that_fills_up_within_a_step_refuses_the_rest_of_the_step()
    {
        FluidStation station = Filled(100, 10_000);
        StationStep step = Run(station, 150, 100, 1, 11_000, 40, 1);
        Assert.Multiple(() =>
        {
            Assert.That(station.Occupancy, Is.EqualTo(11_000).Within(1e-6));
            Assert.That(step.Refused * 40, Is.EqualTo(1000).Within(40 * 100 / 10_900.0));
        });
    }

    [Test]
    public void Without_servers_everything_is_refused_and_what_waits_is_lost()
    {
        FluidStation station = Filled(10, 500);
        StationStep step = Run(station, 20, 0, 1, 1000, 10, 1);
        Assert.Multiple(() =>
        {
            Assert.That(station.Occupancy, Is.Zero);
            Assert.That(step.Departures, Is.Zero);
            Assert.That(step.Refused, Is.EqualTo(20 + 50).Within(1e-9));
            Assert.That(step.RefusedShare, Is.EqualTo(1));
        });
    }

    // Room for 10,000 falls to 1,000 with 9,000 inside: they are dropped, but no more can be refused of the arrivals
    // than arrive.
    [Test]
    public void Losing_places_drops_the_backlog_but_refuses_no_more_than_arrives()
    {
        FluidStation station = Filled(100, 9_000);
        StationStep step = Run(station, 120, 100, 1, 1_000, 10, 1);
        Assert.Multiple(() =>
        {
            Assert.That(station.Occupancy, Is.EqualTo(1_000).Within(1e-6));
            Assert.That(step.Departures, Is.EqualTo(100).Within(0.2));
            Assert.That(step.RefusedShare, Is.InRange(0.0, 1.0));
        });
    }

    private static FluidStation Filled(int servers, double occupancy)
    {
        var station = new FluidStation();
        // One nanosecond of arrivals, in which nobody can leave to speak of.
        SimDuration instant = new(1);
        station.Advance(occupancy / 1e-9, servers, SimDuration.FromSeconds(1), 1, Unbounded, instant);
        Assert.That(station.Occupancy, Is.EqualTo(occupancy).Within(1e-6 * occupancy));
        return station;
    }

    private static StationStep Run(
        FluidStation station,
        double arrivals,
        int servers,
        double serviceSeconds,
        double places,
        double stepSeconds,
        int steps
    )
    {
        StationStep last = default;
        for (int i = 0; i < steps; i++)
        {
            last = station.Advance(
                arrivals,
                servers,
                SimDuration.FromSeconds(serviceSeconds),
                1,
                places,
                SimDuration.FromSeconds(stepSeconds)
            );
        }
        return last;
    }
}
