using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;

namespace Sim.Core.Tests.Kernel.Processes;

/// <summary>Waiting for the first or for the last of several.</summary>
[TestFixture]
public sealed class CombinationTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void Any_gives_the_index_of_the_first_and_withdraws_the_others()
    {
        var gate = new Gate(Sim);
        async Process Main()
        {
            int first = await Sim.Any(_timeline.Delay(9), gate.WhenOpen(), _timeline.Delay(3), _timeline.Delay(5));
            _timeline.Note($"{first}");
            Assert.That((gate.QueueLength, _timeline.Kernel.PendingCount), Is.EqualTo((0, 0)));
        }
        Sim.Start(Main());

        _timeline.Expect("3 2");
    }

    [Test]
    public void A_customer_whose_patience_ends_leaves_the_queue()
    {
        var server = new Server(Sim);
        async Process Customer(string name, double patience)
        {
            (int first, Lease lease) = await Sim.Any(server.Acquire(), _timeline.Delay(patience));
            using (lease)
            {
                _timeline.Note($"{name} {(first == 0 ? "is served" : "gives up")}");
                Assert.That(lease.IsHeld, Is.EqualTo(first == 0));
                await _timeline.Delay(first == 0 ? 10 : 0);
            }
        }
        Sim.Start(Customer("anna", 1));
        Sim.Start(Customer("bert", 5));
        Sim.Start(Customer("carl", 12));
        Sim.Start(Customer("dora", 12));

        _timeline.Expect("0 anna is served", "5 bert gives up", "10 carl is served", "12 dora gives up");
        Assert.That((server.InUse, server.QueueLength), Is.EqualTo((0, 0)));
    }

    // Anna gives the unit back at 5 s, when bert's patience ends. Her event for 5 s was scheduled at 0 s, before that
    // of bert's patience, or at 2 s, after it.
    [TestCase(new[] { 5 }, "5 bert is served")]
    [TestCase(new[] { 2, 3 }, "5 bert gives up")]
    public void When_the_unit_and_the_end_of_patience_come_at_one_instant_the_first_scheduled_wins(
        int[] delays,
        string expected
    )
    {
        var server = new Server(Sim);
        async Process Anna()
        {
            using (await server.Acquire())
            {
                foreach (int delay in delays)
                {
                    await _timeline.Delay(delay);
                }
            }
        }
        async Process Bert()
        {
            (int first, Lease lease) = await Sim.Any(server.Acquire(), _timeline.Delay(5));
            using (lease)
            {
                _timeline.Note($"bert {(first == 0 ? "is served" : "gives up")}");
            }
        }
        async Process Carl()
        {
            using (await server.Acquire())
            {
                _timeline.Note("carl is served");
            }
        }
        Sim.Start(Anna());
        Sim.Start(Bert());
        Sim.Start(Carl());

        _timeline.Expect(expected, "5 carl is served");
        Assert.That((server.InUse, server.QueueLength), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_wait_that_ends_at_once_keeps_the_later_ones_from_beginning()
    {
        var server = new Server(Sim);
        var store = new Store<string>(Sim);
        Assert.That(store.TryPut("item"));
        async Process Main()
        {
            (int first, string? item, Lease lease) = await Sim.Any(store.Get(), server.Acquire());
            _timeline.Note($"{first} {item} {lease.IsHeld}");
            (first, item, lease) = await Sim.Any(store.Get(), server.Acquire());
            _timeline.Note($"{first} {item} {lease.IsHeld}");
            lease.Dispose();
        }
        Sim.Start(Main());

        _timeline.Expect("0 0 item False", "0 1  True");
        Assert.That((server.InUse, store.GetQueueLength, store.Count), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public void The_first_of_several_stores_gives_its_item()
    {
        var left = new Store<string>(Sim);
        var right = new Store<string>(Sim);
        async Process Taker()
        {
            for (int i = 0; i < 3; i++)
            {
                (int from, string? item) = await Sim.Any(left.Get(), right.Get());
                _timeline.Note($"{from} {item}");
            }
            (int of, string? last) = await Sim.Any(left.Get(), right.Get(), left.Get());
            _timeline.Note($"{of} {last}");
        }
        async Process Giver()
        {
            await _timeline.Delay(1);
            await right.Put("a");
            await left.Put("b");
            await right.Put("c");
            await _timeline.Delay(1);
            await right.Put("d");
        }
        Sim.Start(Taker());
        Sim.Start(Giver());

        _timeline.Expect("1 1 a", "1 0 b", "1 1 c", "2 1 d");
        Assert.That((left.GetQueueLength, right.GetQueueLength), Is.EqualTo((0, 0)));
    }

    [Test]
    public void All_ends_with_the_last()
    {
        async Process<int> Work(int seconds)
        {
            await _timeline.Delay(seconds);
            return seconds;
        }
        async Process Main()
        {
            ProcessHandle<int> a = Sim.Start(Work(2));
            ProcessHandle<int> b = Sim.Start(Work(5));
            await Sim.All(a, b, _timeline.Delay(3));
            _timeline.Note($"{await a.Finished + await b.Finished}");
            await Sim.All(a, b);
            await Sim.All();
            _timeline.Note("all of nothing");
        }
        Sim.Start(Main());

        _timeline.Expect("5 7", "5 all of nothing");
    }

    [Test]
    public void Combinations_can_be_combined()
    {
        var gate = new Gate(Sim);
        async Process Main()
        {
            Wait both = Sim.All(_timeline.Delay(4), gate.WhenOpen());
            _timeline.Note($"{await Sim.Any(both, _timeline.Delay(10))}");

            both = Sim.All(_timeline.Delay(4), _timeline.Delay(6));
            _timeline.Note($"{await Sim.Any(both, _timeline.Delay(10))}");

            (int outer, int inner) = await Sim.Any(Sim.Any(_timeline.Delay(3), _timeline.Delay(2)), _timeline.Delay(9));
            _timeline.Note($"{outer} {inner}");
            Assert.That(_timeline.Kernel.PendingCount, Is.Zero);
        }
        Sim.Start(Main());

        _timeline.Expect("10 1", "16 0", "18 0 1");
        Assert.That(gate.QueueLength, Is.Zero);
    }

    [Test]
    public void If_one_can_end_at_once_none_of_the_others_is_asked_for()
    {
        var empty = new Store<string>(Sim);
        var full = new Store<string>(Sim, capacity: 1);
        Assert.That(full.TryPut("old"));
        async Process Main()
        {
            (int first, string? item) = await Sim.Any(empty.Get(), empty.Put("new"));
            _timeline.Note($"{first} {item}");
            (first, int inner, item) = await Sim.Any(Sim.Any(full.Put("new"), _timeline.Delay(9)), full.Get());
            _timeline.Note($"{first} {inner} {item}");
        }
        Sim.Start(Main());

        // The get would have been served by the put of the same process, and the put by the get.
        _timeline.Expect("0 1 ", "0 1 0 old");
        Assert.That((empty.Count, empty.GetQueueLength), Is.EqualTo((1, 0)));
        Assert.That((full.Count, full.PutQueueLength), Is.EqualTo((0, 0)));
    }

    [Test]
    public void One_branch_may_serve_another()
    {
        var store = new Store<string>(Sim);
        var gate = new Gate(Sim);
        async Process Main()
        {
            (int first, string? item) = await Sim.Any(store.Get(), Sim.All(store.Put("own"), gate.WhenOpen()));
            _timeline.Note($"{first} {item}");
        }
        Sim.Start(Main());

        _timeline.Expect("0 0 own");
        Assert.That((store.Count, store.GetQueueLength, gate.QueueLength), Is.EqualTo((0, 0, 0)));
    }

    // Each of them withdraws its second get when the first is served, which is a new look at the queue.
    [Test]
    public void A_hundred_thousand_that_are_served_by_one_put_do_not_fill_the_stack()
    {
        var tank = new Container(Sim);
        int served = 0;
        async Process Main()
        {
            (_, long amount) = await Sim.Any(tank.Get(1), tank.Get(1), tank.Get(1));
            served += (int)amount;
        }
        for (int i = 0; i < 100_000; i++)
        {
            Sim.Start(Main());
        }
        _timeline.RunUntil(1);
        Assert.That(tank.TryPut(100_000));
        _timeline.RunUntil(1);
        Assert.That((served, tank.Level, tank.GetQueueLength), Is.EqualTo((100_000, 0L, 0)));
    }

    // Level 5 of 20, a get of 10 waits. A put of 16 waits for space and holds up a put of 5 behind it. When the put of
    // 16 is withdrawn, the put of 5 comes in, and the get of 10 could be served: but its Any is decided.
    [Test]
    public void A_withdrawal_that_clears_the_way_does_not_serve_another_branch_that_has_lost()
    {
        var tank = new Container(Sim, capacity: 20, level: 5);
        async Process Main()
        {
            (int outer, (int Index, long Amount) inner) = await Sim.Any(
                Sim.Any(tank.Get(10), tank.Put(16)),
                _timeline.Delay(3)
            );
            _timeline.Note($"{outer} {inner}");
        }
        async Process Other()
        {
            await _timeline.Delay(1);
            await tank.Put(5);
            _timeline.Note("put 5");
        }
        Sim.Start(Main());
        Sim.Start(Other());

        _timeline.Expect("3 put 5", "3 1 (0, 0)");
        Assert.That((tank.Level, tank.GetQueueLength, tank.PutQueueLength), Is.EqualTo((10, 0, 0)));
    }

    [Test]
    public void Combinations_are_awaited_once_and_have_waits_of_their_simulation()
    {
        async Process Twice()
        {
            Wait<int> any = Sim.Any(_timeline.Delay(1), _timeline.Delay(2));
            await any;
            await any;
        }
        Sim.Start(Twice());

        Assert.That(
            () => _timeline.RunUntil(5),
            Throws
                .InstanceOf<ProcessFailedException>()
                .With.InnerException.InstanceOf<InvalidOperationException>()
                .And.InnerException.Message.Contains("once")
        );
        Wait foreign = new Timeline().Delay(1);
        Assert.That(() => Sim.Any(_timeline.Delay(1), foreign), Throws.ArgumentException);
        Assert.That(() => Sim.All(default(Wait)), Throws.ArgumentException);
        Assert.That(() => Sim.Any(), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_wait_that_is_no_combination_can_be_awaited_again_and_again()
    {
        async Process Main()
        {
            Wait second = _timeline.Delay(1);
            for (int i = 0; i < 3; i++)
            {
                await second;
                _timeline.Note("tick");
            }
        }
        Sim.Start(Main());

        _timeline.Expect("1 tick", "2 tick", "3 tick");
    }
}
