using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Tests.Kernel.Processes;

namespace Sim.Core.Tests.Kernel.Resources;

[TestFixture]
public sealed class StoreTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void Items_come_out_in_the_order_in_which_they_went_in()
    {
        var store = new Store<string>(Sim);
        Sim.Start(Put(store, 0, "a", "b"));
        Sim.Start(Put(store, 1, "c"));
        Sim.Start(Get(store, "taker", 2, count: 3));
        _timeline.RunUntil(1.5);
        Assert.That(store.Count, Is.EqualTo(3));

        _timeline.Expect("0 put a", "0 put b", "1 put c", "2 taker gets a", "2 taker gets b", "2 taker gets c");
        Assert.That(store.Count, Is.Zero);
    }

    [Test]
    public void Those_that_wait_for_items_get_them_in_their_order()
    {
        var store = new Store<string>(Sim);
        Sim.Start(Get(store, "first", 0, count: 1));
        Sim.Start(Get(store, "second", 1, count: 1));
        Sim.Start(Put(store, 2, "a", "b", "c"));
        _timeline.RunUntil(1.5);
        Assert.That(store.GetQueueLength, Is.EqualTo(2));

        _timeline.Expect("2 put a", "2 put b", "2 put c", "2 first gets a", "2 second gets b");
        Assert.That((store.Count, store.GetQueueLength), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_full_store_makes_those_that_put_wait_and_keeps_the_order_of_the_items()
    {
        var store = new Store<string>(Sim, capacity: 2);
        Sim.Start(Put(store, 0, "a", "b", "c"));
        Sim.Start(Put(store, 1, "d"));
        Sim.Start(Get(store, "taker", 5, count: 4));
        _timeline.RunUntil(4);
        Assert.That((store.Count, store.PutQueueLength), Is.EqualTo((2, 2)));

        _timeline.Expect(
            "0 put a",
            "0 put b",
            "5 taker gets a",
            "5 taker gets b",
            "5 taker gets c",
            "5 taker gets d",
            "5 put c",
            "5 put d"
        );
        Assert.That((store.Count, store.PutQueueLength), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_put_that_is_given_up_leaves_no_item_behind()
    {
        var store = new Store<string>(Sim, capacity: 1);
        async Process Patient(string item)
        {
            int first = await Sim.Any(store.Put(item), _timeline.Delay(3));
            _timeline.Note($"{item} {first}");
        }
        Sim.Start(Patient("a"));
        Sim.Start(Patient("b"));
        Sim.Start(Get(store, "taker", 5, count: 2));

        _timeline.Expect("0 a 0", "3 b 1", "5 taker gets a");
        Assert.That((store.Count, store.PutQueueLength, store.GetQueueLength), Is.EqualTo((0, 0, 1)));
    }

    [Test]
    public void Models_that_are_no_processes_put_and_get_without_waiting()
    {
        var store = new Store<int>(Sim, capacity: 1);
        Assert.That(store.TryGet(out _), Is.False);
        Assert.That(store.TryPut(1));
        Assert.That(store.TryPut(2), Is.False);
        Assert.That(store.TryGet(out int item) && item == 1);

        Sim.Start(Get(store, "taker", 0, count: 2));
        _timeline.RunUntil(1);
        Assert.That(store.TryPut(3));
        Assert.That((store.Count, store.GetQueueLength), Is.EqualTo((0, 0)));
        _timeline.RunUntil(1);
        Assert.That(_timeline.Notes, Is.EqualTo(new[] { "1 taker gets 3" }));
    }

    [Test]
    public void A_store_holds_at_least_one_item()
    {
        Assert.That(() => new Store<int>(Sim, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Store<int>(null!), Throws.ArgumentNullException);
    }

    private async Process Put<T>(Store<T> store, double at, params T[] items)
    {
        await _timeline.Delay(at);
        foreach (T item in items)
        {
            await store.Put(item);
            _timeline.Note($"put {item}");
        }
    }

    private async Process Get<T>(Store<T> store, string name, double at, int count)
    {
        await _timeline.Delay(at);
        for (int i = 0; i < count; i++)
        {
            _timeline.Note($"{name} gets {await store.Get()}");
        }
    }
}
