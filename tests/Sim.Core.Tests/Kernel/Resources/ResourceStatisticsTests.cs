using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Quantities;
using Sim.Core.Tests.Kernel.Processes;

namespace Sim.Core.Tests.Kernel.Resources;

/// <summary>What resources measure about themselves when they are asked to.</summary>
[TestFixture]
public sealed class ResourceStatisticsTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void A_server_measures_its_units_and_its_queue()
    {
        var server = new Server(Sim, 2);
        ServerStatistics statistics = server.Measure();
        Sim.Start(Customer(server, at: 0, service: 3)); // 0 to 3
        Sim.Start(Customer(server, at: 1, service: 4)); // 1 to 5
        Sim.Start(Customer(server, at: 2, service: 3)); // waits 1 s, 3 to 6
        Sim.Start(Customer(server, at: 4, service: 4)); // waits 1 s, 5 to 9
        Sim.Start(Leaver(server, at: 2, patience: 2)); // would be served after the third; leaves at 4 s
        _timeline.RunUntil(10);

        // 3 + 4 + 3 + 4 = 14 unit seconds of 20; the queue holds customers for 1 + 1 + 2 = 4 seconds of 10.
        Assert.That(statistics.UnitsInUse.Mean, Is.EqualTo(1.4).Within(1e-12));
        Assert.That(statistics.Utilization, Is.EqualTo(0.7).Within(1e-12));
        Assert.That((statistics.UnitsInUse.Min, statistics.UnitsInUse.Max), Is.EqualTo((0, 2)));
        Assert.That(statistics.Queue.Length.Mean, Is.EqualTo(0.4).Within(1e-12));
        Assert.That(statistics.Queue.Length.Max, Is.EqualTo(2));
        Assert.That(statistics.Queue.MeanWait, Is.EqualTo(SimDuration.FromSeconds(0.5)));
        Assert.That(statistics.Queue.LongestWait, Is.EqualTo(SimDuration.FromSeconds(1)));
        Assert.That(
            (statistics.Queue.Served, statistics.Queue.Queued, statistics.Queue.Withdrawn),
            Is.EqualTo((4L, 2L, 1L))
        );
    }

    [Test]
    public void A_measurement_begins_with_the_state_of_the_moment_and_ends_with_the_next_one()
    {
        var server = new Server(Sim);
        Sim.Start(Customer(server, at: 0, service: 4)); // 0 to 4
        Sim.Start(Customer(server, at: 1, service: 4)); // waits 3 s, 4 to 8
        _timeline.RunUntil(2);
        ServerStatistics first = server.Measure();
        _timeline.RunUntil(6);
        ServerStatistics second = server.Measure();
        _timeline.RunUntil(10);

        Assert.That((first.Utilization, second.Utilization), Is.EqualTo((1, 0.5)));
        Assert.That(first.UnitsInUse.Length, Is.EqualTo(SimDuration.FromSeconds(4)));
        Assert.That((first.Queue.Length.Mean, second.Queue.Length.Mean), Is.EqualTo((0.5, 0)));
        // The whole wait counts, the part before the measurement included.
        Assert.That(first.Queue.MeanWait, Is.EqualTo(SimDuration.FromSeconds(3)));
        Assert.That((first.Queue.Served, second.Queue.Served), Is.EqualTo((1L, 0L)));
        Assert.That(second.Queue.MeanWait, Is.EqualTo(SimDuration.Zero));
    }

    [Test]
    public void Stores_containers_and_gates_measure_level_and_queues()
    {
        var store = new Store<int>(Sim, capacity: 2);
        var tank = new Container(Sim, capacity: 10, level: 4);
        var gate = new Gate(Sim);
        BufferStatistics items = store.Measure();
        BufferStatistics amount = tank.Measure();
        GateStatistics opening = gate.Measure();
        async Process Main()
        {
            await store.Put(1); // 1 item from 0 s
            await _timeline.Delay(1);
            await store.Put(2); // 2 items from 1 s
            await _timeline.Delay(1);
            await store.Put(3); // waits from 2 s for 3 s
            await tank.Get(4); // nothing from 5 s
            await tank.Get(5); // waits from 5 s for 1 s
            await gate.WhenOpen(); // waits from 6 s for 2 s
        }
        async Process Other()
        {
            await _timeline.Delay(5);
            await store.Get(); // the third item takes its place
            await _timeline.Delay(1);
            await tank.Put(10); // 10 - 5 = 5 from 6 s
            await _timeline.Delay(2);
            gate.Open();
        }
        Sim.Start(Main());
        Sim.Start(Other());
        _timeline.RunUntil(10);

        // Items: 1 for 1 s, 2 for 9 s. Amount: 4 for 5 s, 0 for 1 s, 5 for 4 s.
        Assert.That(items.Level.Mean, Is.EqualTo(1.9).Within(1e-12));
        Assert.That(items.Utilization, Is.EqualTo(0.95).Within(1e-12));
        Assert.That((items.Puts.Served, items.Puts.Queued, items.Gets.Served), Is.EqualTo((3L, 1L, 1L)));
        Assert.That(items.Puts.MeanWait, Is.EqualTo(SimDuration.FromSeconds(1)));
        Assert.That(items.Puts.Length.Mean, Is.EqualTo(0.3).Within(1e-12));
        Assert.That(amount.Level.Mean, Is.EqualTo(4).Within(1e-12));
        Assert.That(amount.Utilization, Is.EqualTo(0.4).Within(1e-12));
        Assert.That((amount.Gets.Served, amount.Gets.Queued, amount.Puts.Served), Is.EqualTo((2L, 1L, 1L)));
        Assert.That(amount.Gets.LongestWait, Is.EqualTo(SimDuration.FromSeconds(1)));
        Assert.That(opening.OpenShare, Is.EqualTo(0.2).Within(1e-12));
        Assert.That(opening.Queue.MeanWait, Is.EqualTo(SimDuration.FromSeconds(2)));
        Assert.That((opening.Queue.Served, opening.Queue.Queued), Is.EqualTo((1L, 1L)));
    }

    // Little (1961): the mean number in the queue is the rate of arrivals times the mean wait. It holds exactly for any
    // window at whose ends the queue is empty, whatever the distributions.
    [Law(MaxTest = 100)]
    public bool Littles_law_holds_for_any_arrivals_and_services((ushort Gap, ushort Service)[] customers, byte units)
    {
        var timeline = new Timeline();
        var server = new Server(timeline.Sim, 1 + (units % 4));
        ServerStatistics statistics = server.Measure();
        async Process Customer(SimDuration service)
        {
            using (await server.Acquire())
            {
                await timeline.Sim.Delay(service);
            }
        }
        async Process Arrivals()
        {
            foreach ((ushort gap, ushort service) in customers)
            {
                await timeline.Sim.Delay(new SimDuration(gap));
                timeline.Sim.Start(Customer(new SimDuration(service)));
            }
        }
        timeline.Sim.Start(Arrivals());
        timeline.RunUntil(1);

        double queueSeconds = statistics.Queue.Length.Mean;
        double waitSeconds = statistics.Queue.MeanWait.TotalSeconds * statistics.Queue.Served;
        double serviceSeconds = customers.Sum(customer => new SimDuration(customer.Service).TotalSeconds);
        // The window is one second, the mean wait is cut to nanoseconds, and sums are rounded.
        return statistics.Queue.Served == customers.Length
            && Math.Abs(queueSeconds - waitSeconds) <= 1e-9 * (customers.Length + 1)
            && Math.Abs(statistics.UnitsInUse.Mean - serviceSeconds) <= 1e-12;
    }

    private async Process Customer(Server server, double at, double service)
    {
        await _timeline.Delay(at);
        using (await server.Acquire())
        {
            await _timeline.Delay(service);
        }
    }

    private async Process Leaver(Server server, double at, double patience)
    {
        await _timeline.Delay(at);
        (int first, _) = await Sim.Any(server.Acquire(), _timeline.Delay(patience));
        Assert.That(first, Is.EqualTo(1));
    }
}
