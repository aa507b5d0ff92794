using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Models.Bgp;

namespace Sim.Core.Tests.Models.Bgp;

/// <summary>Fates that are kept up to date are those that a walk from every speaker finds.</summary>
public sealed class ReachabilityLaws
{
    private const int Count = 7;

    [Law(MaxTest = 2_000)]
    public Property Kept_fates_are_those_of_a_walk() =>
        Prop.ForAll(
            Arb.From(Gen.ArrayOf(Gen.Choose(0, Count * (Count + 2) - 1), 40)),
            changes =>
            {
                var tracker = new ReachabilityTracker(Count);
                int[] next = [.. Enumerable.Repeat(ReachabilityTracker.Nowhere, Count)];
                return changes.All(change =>
                {
                    int speaker = change % Count;
                    int to = (change / Count) - 2;
                    if (to == speaker)
                    {
                        return true;
                    }
                    next[speaker] = to;
                    PacketFate[] before = [.. Enumerable.Range(0, Count).Select(tracker.FateOf)];
                    List<(int, PacketFate)> told = [];
                    tracker.SetNext(speaker, to, (who, old) => told.Add((who, old)));
                    PacketFate[] walked = [.. Enumerable.Range(0, Count).Select(from => Walk(next, from))];
                    return walked.SequenceEqual(Enumerable.Range(0, Count).Select(tracker.FateOf))
                        && walked.Count(fate => fate == PacketFate.Looping) == tracker.CountOf(PacketFate.Looping)
                        && walked.Count(fate => fate == PacketFate.Dropped) == tracker.CountOf(PacketFate.Dropped)
                        && told.OrderBy(one => one.Item1)
                            .SequenceEqual(
                                Enumerable
                                    .Range(0, Count)
                                    .Where(who => before[who] != walked[who])
                                    .Select(who => (who, before[who]))
                            );
                });
            }
        );

    private static PacketFate Walk(int[] next, int from)
    {
        for (int hops = 0; hops <= Count; hops++)
        {
            if (from < 0)
            {
                return from == ReachabilityTracker.Here ? PacketFate.Delivered : PacketFate.Dropped;
            }
            from = next[from];
        }
        return PacketFate.Looping;
    }
}
