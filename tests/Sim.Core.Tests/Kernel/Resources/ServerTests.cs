using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Tests.Kernel.Processes;

namespace Sim.Core.Tests.Kernel.Resources;

[TestFixture]
public sealed class ServerTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    //            0    1    2    3    4    5    6    7    8
    // unit       |anna          |carl               |
    // unit       |    |bert               |dora     |
    [Test]
    public void Two_units_serve_in_the_order_of_arrival()
    {
        var server = new Server(Sim, 2);
        Sim.Start(Customer(server, "anna", at: 0, service: 3));
        Sim.Start(Customer(server, "bert", at: 1, service: 4));
        Sim.Start(Customer(server, "carl", at: 2, service: 4));
        Sim.Start(Customer(server, "dora", at: 2, service: 2));
        _timeline.RunUntil(2);
        Assert.That((server.Units, server.InUse, server.QueueLength), Is.EqualTo((2, 2, 2)));

        _timeline.Expect(
            "0 anna begins",
            "1 bert begins",
            "3 anna ends",
            "3 carl begins",
            "5 bert ends",
            "5 dora begins",
            "7 carl ends",
            "7 dora ends"
        );
        Assert.That((server.InUse, server.QueueLength), Is.EqualTo((0, 0)));
    }

    // Anna gives the unit back and asks again at the same instant: bert is first in the queue.
    [Test]
    public void Nobody_overtakes_the_queue()
    {
        var server = new Server(Sim);
        async Process Anna()
        {
            for (int i = 0; i < 2; i++)
            {
                using (await server.Acquire())
                {
                    _timeline.Note("anna begins");
                    await _timeline.Delay(2);
                }
            }
            _timeline.Note("anna ends");
        }
        Sim.Start(Anna());
        Sim.Start(Customer(server, "bert", at: 1, service: 2));

        _timeline.Expect("0 anna begins", "2 bert begins", "4 bert ends", "4 anna begins", "6 anna ends");
    }

    [Test]
    public void A_lease_is_given_back_once_by_whichever_copy_is_first()
    {
        var server = new Server(Sim, 2);
        Assert.That(server.TryAcquire(out Lease first));
        Assert.That(server.TryAcquire(out Lease second));
        Assert.That(server.TryAcquire(out Lease none), Is.False);
        Assert.That((first.IsHeld, second.IsHeld, none.IsHeld), Is.EqualTo((true, true, false)));

        Lease copy = first;
        copy.Dispose();
        first.Dispose();
        none.Dispose();
        Assert.That((server.InUse, first.IsHeld), Is.EqualTo((1, false)));

        Assert.That(server.TryAcquire(out Lease third));
        copy.Dispose();
        Assert.That((server.InUse, third.IsHeld, third == first), Is.EqualTo((2, true, false)));
    }

    [Test]
    public void Leases_are_given_back_in_the_reverse_order_of_their_using_declarations()
    {
        var lift = new Server(Sim);
        var crew = new Server(Sim);
        async Process Repair()
        {
            using Lease first = await lift.Acquire();
            using Lease second = await crew.Acquire();
            await _timeline.Delay(5);
        }
        Sim.Start(Repair());
        Sim.Start(Customer(lift, "lift's next", at: 1, service: 1));
        Sim.Start(Customer(crew, "crew's next", at: 1, service: 1));

        _timeline.Expect("5 crew's next begins", "5 lift's next begins", "6 crew's next ends", "6 lift's next ends");
    }

    [Test]
    public void A_model_that_is_no_process_gives_a_unit_back_to_those_that_wait()
    {
        var server = new Server(Sim);
        Assert.That(server.TryAcquire(out Lease lease));
        Sim.Start(Customer(server, "anna", at: 0, service: 1));
        var target = new Recorder(_timeline.Kernel) { Reaction = _ => lease.Dispose() };
        _timeline.Kernel.Schedule(Core.Quantities.SimTime.FromSeconds(4), target.Id, 0);

        _timeline.Expect("4 anna begins", "5 anna ends");
    }

    //            0    1    2    3    4    5    6
    // unit       |anna               |carl|bert, then dora (equal to bert, later), then emil
    [Test]
    public void The_most_urgent_in_the_queue_is_served_first_and_equals_by_arrival()
    {
        var server = new PriorityServer(Sim);
        Sim.Start(Urgent(server, "anna", at: 0, priority: 9));
        Sim.Start(Urgent(server, "emil", at: 1, priority: 3));
        Sim.Start(Urgent(server, "bert", at: 1, priority: 2));
        Sim.Start(Urgent(server, "carl", at: 2, priority: -1));
        Sim.Start(Urgent(server, "dora", at: 3, priority: 2));

        _timeline.Expect("0 anna", "4 carl", "8 bert", "12 dora", "16 emil");
    }

    [Test]
    public void Anyone_can_leave_a_queue_of_priorities()
    {
        var server = new PriorityServer(Sim);
        Assert.That(server.TryAcquire(out Lease lease));
        List<ProcessHandle> customers = [];
        for (int i = 0; i < 20; i++)
        {
            customers.Add(Sim.Start(Urgent(server, $"{i}", at: 0, priority: (i * 7) % 20)));
        }
        _timeline.RunUntil(1);
        foreach (int i in new[] { 0, 19, 3, 12, 7, 8 })
        {
            customers[i].Cancel();
        }
        lease.Dispose();

        // Customer i has priority 7 i mod 20, so priority p is that of customer 3 p mod 20 (since 3 * 7 = 21).
        int[] expected = [.. Enumerable.Range(0, 20).Select(p => 3 * p % 20).Except([0, 19, 3, 12, 7, 8])];
        _timeline.Expect([.. expected.Select((customer, i) => $"{1 + (4 * i)} {customer}")]);
        Assert.That((server.InUse, server.QueueLength), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_server_has_a_simulation_and_units()
    {
        Assert.That(() => new Server(null!), Throws.ArgumentNullException);
        Assert.That(() => new Server(Sim, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new PriorityServer(Sim, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private async Process Customer(Server server, string name, double at, double service)
    {
        await _timeline.Delay(at);
        using (await server.Acquire())
        {
            _timeline.Note($"{name} begins");
            await _timeline.Delay(service);
            _timeline.Note($"{name} ends");
        }
    }

    private async Process Urgent(PriorityServer server, string name, double at, int priority)
    {
        await _timeline.Delay(at);
        using (await server.Acquire(priority))
        {
            _timeline.Note(name);
            await _timeline.Delay(4);
        }
    }
}
