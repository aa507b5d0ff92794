using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;

namespace Sim.Core.Tests.Kernel.Resources;

/// <summary>Both queues against lists: waiters come, leave from anywhere and are served.</summary>
[TestFixture]
public sealed class WaitQueueLaws
{
    [Law(MaxTest = 300)]
    public bool A_queue_serves_like_a_list((byte Action, byte Place)[] steps)
    {
        var queue = new WaitQueue();
        var judge = new List<Waiter>();
        bool agrees = true;
        foreach ((byte action, byte place) in steps)
        {
            if (action % 4 < 2 || judge.Count == 0)
            {
                var waiter = new Branch();
                queue.Enqueue(waiter);
                judge.Add(waiter);
            }
            else
            {
                Waiter leaving = judge[action % 4 == 2 ? place % judge.Count : 0];
                if (action % 4 == 2)
                {
                    queue.Remove(leaving);
                }
                else
                {
                    agrees &= queue.Dequeue() == leaving;
                }
                judge.Remove(leaving);
                agrees &= leaving.Next is null && leaving.Previous is null;
            }
            agrees &= queue.Count == judge.Count && queue.IsEmpty == (judge.Count == 0);
        }
        return agrees && judge.TrueForAll(waiter => queue.Dequeue() == waiter);
    }

    // The judge is a stable sort by priority. Priorities are few, so that equals abound.
    [Law(MaxTest = 300)]
    public bool A_queue_of_priorities_serves_like_a_sorted_list((byte Action, byte Choice)[] steps)
    {
        var queue = new PriorityWaitQueue();
        var judge = new List<(int Priority, Waiter Waiter)>();
        bool agrees = true;
        foreach ((byte action, byte choice) in steps)
        {
            if (action % 3 < 2 || judge.Count == 0)
            {
                var arriving = new Branch();
                queue.Enqueue(arriving, choice % 8);
                judge.Add((choice % 8, arriving));
            }
            else
            {
                int place = choice % judge.Count;
                queue.Remove(judge[place].Waiter);
                judge.RemoveAt(place);
            }
            agrees &= queue.Count == judge.Count;
        }
        return agrees && judge.OrderBy(entry => entry.Priority).All(entry => queue.Dequeue() == entry.Waiter);
    }
}
