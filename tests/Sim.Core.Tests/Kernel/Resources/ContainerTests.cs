using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Tests.Kernel.Processes;

namespace Sim.Core.Tests.Kernel.Resources;

[TestFixture]
public sealed class ContainerTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    // Level 3: anna waits for 8, and bert, who wants 1, waits behind her. At 5 s there are 8 and anna is served, at 6 s
    // bert.
    [Test]
    public void Who_asks_for_much_holds_up_those_behind()
    {
        var tank = new Container(Sim, capacity: 10, level: 3);
        Sim.Start(Get(tank, "anna", 0, 8));
        Sim.Start(Get(tank, "bert", 1, 1));
        Sim.Start(Put(tank, "tanker", 5, 5));
        Sim.Start(Put(tank, "tanker", 6, 5));
        _timeline.RunUntil(4);
        Assert.That((tank.Level, tank.GetQueueLength, tank.TryGet(1)), Is.EqualTo((3L, 2, false)));

        _timeline.Expect("5 tanker puts 5", "5 anna gets 8", "6 tanker puts 5", "6 bert gets 1");
        Assert.That((tank.Level, tank.Capacity), Is.EqualTo((4L, 10L)));
    }

    // 6 of 10 are there, so a put of 8 waits; after a get of 5 there are 1 + 8 = 9.
    [Test]
    public void A_get_makes_room_for_the_put_that_waits_and_small_puts_do_not_overtake_it()
    {
        var tank = new Container(Sim, capacity: 10, level: 6);
        Sim.Start(Put(tank, "tanker", 0, 8));
        Sim.Start(Put(tank, "can", 1, 1));
        Sim.Start(Get(tank, "bert", 2, 5));
        _timeline.RunUntil(1);
        Assert.That((tank.Level, tank.PutQueueLength, tank.TryPut(1)), Is.EqualTo((6L, 2, false)));

        _timeline.Expect("2 bert gets 5", "2 tanker puts 8", "2 can puts 1");
        Assert.That((tank.Level, tank.PutQueueLength), Is.EqualTo((10L, 0)));
    }

    [Test]
    public void A_get_that_is_given_up_makes_way_for_those_behind_it()
    {
        var tank = new Container(Sim, capacity: 10, level: 6);
        async Process Impatient()
        {
            (int first, long amount) = await Sim.Any(tank.Get(7), _timeline.Delay(4));
            _timeline.Note($"impatient {first} {amount}");
        }
        Sim.Start(Put(tank, "tanker", 0, 8));
        Sim.Start(Impatient());
        Sim.Start(Get(tank, "bert", 2, 5));
        Sim.Start(Get(tank, "carl", 2, 9));

        // bert: 6 - 5 = 1; tanker: 1 + 8 = 9; carl: 9 - 9 = 0
        _timeline.Expect("4 bert gets 5", "4 tanker puts 8", "4 carl gets 9", "4 impatient 1 0");
        Assert.That((tank.Level, tank.GetQueueLength, tank.PutQueueLength), Is.EqualTo((0L, 0, 0)));
    }

    [Test]
    public void Amounts_are_positive_and_within_the_capacity()
    {
        var tank = new Container(Sim, capacity: 10);
        Assert.That(() => tank.Get(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => tank.Put(11), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => tank.TryGet(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Container(Sim, capacity: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Container(Sim, capacity: 5, level: 6), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Container(Sim, level: -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_container_without_bound_never_overflows()
    {
        var tank = new Container(Sim, level: long.MaxValue - 1);
        Assert.That(tank.TryPut(1));
        Assert.That(tank.TryPut(1), Is.False);
        Assert.That(tank.TryGet(long.MaxValue));
        Assert.That(tank.Level, Is.Zero);
    }

    private async Process Get(Container tank, string name, double at, long amount)
    {
        await _timeline.Delay(at);
        _timeline.Note($"{name} gets {await tank.Get(amount)}");
    }

    private async Process Put(Container tank, string name, double at, long amount)
    {
        await _timeline.Delay(at);
        await tank.Put(amount);
        _timeline.Note($"{name} puts {amount}");
    }
}
