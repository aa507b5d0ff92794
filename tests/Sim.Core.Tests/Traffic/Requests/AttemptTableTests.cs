using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Requests;

[TestFixture]
public sealed class AttemptTableTests
{
    [Test]
    public void Events_come_in_the_order_of_time_then_of_scheduling()
    {
        var table = new AttemptTable();
        int[] slots = [.. Enumerable.Range(0, 3).Select(_ => table.Take())];
        table.Schedule(slots[2], Stage.Served, 20);
        table.Schedule(slots[0], Stage.Enter, 10);
        table.Schedule(slots[1], Stage.Queue, 20);
        var taken = new List<int>();
        while (table.TryTake(20, out int slot, out _))
        {
            taken.Add(slot);
        }
        Assert.That(taken, Is.EqualTo(new[] { slots[0], slots[2], slots[1] }));
    }

    [Test]
    public void What_is_due_later_stays()
    {
        var table = new AttemptTable();
        table.Schedule(table.Take(), Stage.Enter, 21);
        Assert.Multiple(() =>
        {
            Assert.That(table.TryTake(20, out _, out _), Is.False);
            Assert.That(table.InFlight, Is.EqualTo(1));
        });
    }

    [Test]
    public void Places_are_used_again()
    {
        var table = new AttemptTable();
        int first = table.Take();
        table.Free(first);
        Assert.Multiple(() =>
        {
            Assert.That(table.Take(), Is.EqualTo(first));
            Assert.That(table.InFlight, Is.EqualTo(1));
        });
    }

    [Test]
    public void Thousands_keep_what_they_hold_while_the_table_grows()
    {
        var table = new AttemptTable();
        int[] slots = [.. Enumerable.Range(0, 5_000).Select(_ => table.Take())];
        foreach (int slot in slots)
        {
            table[slot].Made = slot * 3;
        }
        Assert.That(slots.Select(slot => table[slot].Made), Is.EqualTo(slots.Select(slot => slot * 3L)));
    }
}
