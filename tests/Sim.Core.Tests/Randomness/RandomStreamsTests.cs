using Sim.Core.Randomness;

namespace Sim.Core.Tests.Randomness;

[TestFixture]
public sealed class RandomStreamsTests
{
    // FNV-1a of seed, replication and the names with their lengths, finished and spread by SplitMix64: from a second
    // implementation.
    [Test]
    public void The_stream_of_a_name_is_fixed_for_ever()
    {
        Assert.That(new RandomStreams(7).For("dc-par", "arrivals").NextUInt64(), Is.EqualTo(18198906561200384485));
        Assert.That(new RandomStreams(7, 3).For("Zürich", "phase").NextUInt64(), Is.EqualTo(15243418071630935258));
    }

    [Test]
    public void Seed_replication_entity_and_purpose_each_make_another_stream()
    {
        RandomStream[] streams =
        [
            new RandomStreams(1, 0).For("ab", "c"),
            new RandomStreams(2, 0).For("ab", "c"),
            new RandomStreams(1, 1).For("ab", "c"),
            new RandomStreams(1, 0).For("a", "bc"),
            new RandomStreams(1, 0).For("abc", ""),
            new RandomStreams(1, 0).For("", "abc"),
            new RandomStreams(1, 0).For("c", "ab"),
        ];
        Assert.That(streams.Select(s => s.NextUInt64()), Is.Unique);
    }

    [Law]
    public bool Another_entity_does_not_shift_the_draws_of_the_first(
        ulong seed,
        FsCheck.NonNull<string> name,
        byte before
    )
    {
        var alone = new RandomStreams(seed);
        ulong expected = alone.For("resolver", "phase").NextUInt64();

        var crowd = new RandomStreams(seed);
        RandomStream other = crowd.For(name.Get, "phase");
        for (int i = 0; i < before; i++)
        {
            other.NextUInt64();
        }
        return crowd.For("resolver", "phase").NextUInt64() == expected;
    }

    // 2^64 - 1 minus the first number of the same name above; and, of the same name, draw 1 of item 12 by
    // Philox4x32-10: from a second implementation in Python.
    [Test]
    public void The_other_streams_of_a_name_are_fixed_for_ever_too()
    {
        var streams = new RandomStreams(7);
        Assert.That(streams.Antithetic().For("dc-par", "arrivals").NextUInt64(), Is.EqualTo(247837512509167130));
        Assert.That(streams.CounterBased("dc-par", "arrivals").UInt64At(12, 1), Is.EqualTo(12085966100225085443));
        Assert.That(
            streams.Antithetic().CounterBased("dc-par", "arrivals").UInt64At(12, 1),
            Is.EqualTo(~12085966100225085443)
        );
    }

    [Test]
    public void Antithetic_twice_is_the_first()
    {
        var streams = new RandomStreams(7, 3);
        Assert.That(streams.Antithetic(), Is.Not.EqualTo(streams));
        Assert.That(streams.Antithetic().IsAntithetic);
        Assert.That(streams.Antithetic().Antithetic(), Is.EqualTo(streams));
    }

    // First draws of neighbors in name: correlation of 10,000 pairs is normal with deviation 1/100; 3.29 deviations are
    // the 0.1 % level.
    [Test]
    public void Streams_of_neighboring_names_are_not_correlated()
    {
        var streams = new RandomStreams(1);
        const int Pairs = 10_000;
        double sum = 0;
        double previous = streams.For("resolver/0", "phase").NextDouble() - 0.5;
        for (int i = 1; i <= Pairs; i++)
        {
            double next = streams.For($"resolver/{i}", "phase").NextDouble() - 0.5;
            sum += previous * next;
            previous = next;
        }
        // The variance of a uniform number is 1/12.
        Assert.That(Math.Abs(sum / Pairs * 12), Is.LessThan(0.0329));
    }
}
