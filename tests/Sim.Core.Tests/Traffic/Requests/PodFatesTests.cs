using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;
using Sim.Core.Randomness;
using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Requests;

[TestFixture]
public sealed class PodFatesTests
{
    [Test]
    public void Whole_pods_are_broken_and_stay_so()
    {
        PodFates fates = Of(new Impairment(0.2, 0.3, 0, 0, default), pods: 10);
        var chance = new RandomStream(1);
        Fate[] first = [.. Enumerable.Range(0, 10).Select(pod => fates.Of(pod, chance))];
        Fate[] again = [.. Enumerable.Range(0, 10).Select(pod => fates.Of(pod, chance))];

        Assert.That(first.Count(fate => fate == Fate.Lost), Is.EqualTo(3));
        Assert.That(first.Count(fate => fate == Fate.Refused), Is.EqualTo(2));
        Assert.That(again, Is.EqualTo(first));
    }

    // 30 % of four pods are one, and a fifth of the requests of another: 10,000 draws of 0.2 have a deviation of 40.
    [Test]
    public void A_part_of_a_pod_is_a_part_of_its_requests()
    {
        PodFates fates = Of(new Impairment(0.3, 0, 0, 0, default), pods: 4);
        var chance = new RandomStream(1);
        int[] refused =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(pod => Enumerable.Range(0, 10_000).Count(_ => fates.Of(pod, chance) == Fate.Refused))
                .Order(),
        ];

        Assert.That(refused[..2], Is.All.Zero);
        Assert.That(refused[2], Is.EqualTo(2_000).Within(160));
        Assert.That(refused[3], Is.EqualTo(10_000));
    }

    [Test]
    public void Errors_and_delays_break_no_pod() =>
        Assert.That(Of(new Impairment(0, 0, 1, 0, default), pods: 4).AreSound);

    // Two of ten pods have stopped, which is a fifth of the refused requests; a tenth is one of the eight others.
    [Test]
    public void Pods_that_have_stopped_come_behind_those_that_work()
    {
        var fates = new PodFates();
        fates.Follow(new PoolState(10, new Impairment(0.3, 0, 0, 0, default)) { Stopped = 2 }, working: 8);
        var chance = new RandomStream(1);
        Fate[] all = [.. Enumerable.Range(0, fates.Count).Select(pod => fates.Of(pod, chance))];

        Assert.That(all, Has.Length.EqualTo(10));
        Assert.That(all[8..], Is.All.EqualTo(Fate.Refused));
        Assert.That(all[..8].Count(fate => fate == Fate.Refused), Is.EqualTo(1));
        int[] pods = [.. Enumerable.Range(0, 10).Select(fates.PodAt)];
        Assert.That(pods, Is.EquivalentTo(Enumerable.Range(0, 10)).And.Not.Ordered, "they are anywhere in a list");
        Assert.That(pods.Select(fates.PlaceOf), Is.EqualTo(Enumerable.Range(0, 10)));
    }

    private static PodFates Of(Impairment fault, int pods)
    {
        var fates = new PodFates();
        fates.Follow(new PoolState(pods, fault), pods);
        return fates;
    }
}
