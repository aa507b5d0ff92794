using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Tests.Routing.Balancing.Upstreams;

/// <summary>The queues that two choices lead to are in Kernel/Queues/SupermarketTests.</summary>
public sealed class RandomChoicesTests
{
    private static UpstreamPeer[] Weighted(params int[] weights) =>
        [.. weights.Select(weight => new UpstreamPeer(new UpstreamServer { Weight = weight }))];

    // Weights 1, 2, 5 of 8. Four standard errors of 80,000 draws: 4 sqrt(p(1 - p)/80,000), at most 0.7 %.
    [Test]
    public void One_choice_is_by_weight()
    {
        UpstreamPeer[] peers = Weighted(1, 2, 5);
        var random = new RandomStream(1);
        int[] picks = new int[3];
        for (int i = 0; i < 80_000; i++)
        {
            int picked = RandomChoices.Pick(peers, 1, [], SimTime.Zero, random);
            picks[picked]++;
            peers[picked].Succeeded();
        }

        Assert.That(picks.Select(count => count / 80_000.0), Is.EqualTo([0.125, 0.25, 0.625]).Within(0.007));
    }

    [Test]
    public void Of_two_servers_two_choices_take_the_less_loaded()
    {
        UpstreamPeer[] peers = Weighted(1, 1);
        var random = new RandomStream(2);
        for (int i = 0; i < 100; i++)
        {
            RandomChoices.Pick(peers, 2, [], SimTime.Zero, random);
            Assert.That(Math.Abs(peers[0].Connections - peers[1].Connections), Is.LessThanOrEqualTo(1));
        }
    }

    [Test]
    public void When_only_one_can_be_picked_the_round_robin_finds_it()
    {
        UpstreamPeer[] peers = Weighted(1, 1, 1);

        Assert.That(RandomChoices.Pick(peers, 2, [0, 2], SimTime.Zero, new RandomStream(3)), Is.EqualTo(1));
        Assert.That(RandomChoices.Pick(peers, 2, [0, 1, 2], SimTime.Zero, new RandomStream(3)), Is.EqualTo(-1));
        Assert.That(RandomChoices.Pick(Weighted(1), 2, [], SimTime.Zero, new RandomStream(3)), Is.Zero);
    }
}
