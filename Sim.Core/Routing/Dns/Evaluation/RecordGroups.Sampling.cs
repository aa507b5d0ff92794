using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns.Policies;

namespace Sim.Core.Routing.Dns.Evaluation;

internal sealed partial class RecordGroups
{
    /// <summary>One answer drawn from the distribution of <see cref="Answer"/>; allocates nothing.</summary>
    public DnsSample Sample(
        int group,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        RandomStream random,
        Span<int> valueIds
    )
    {
        long ttlMax = long.MaxValue;
        while (true)
        {
            Choice choice = Choose(group, in client, healthy);
            if (choice.Eligible == 0)
            {
                return NoSample(ttlMax);
            }
            if (_groups[group].Combines)
            {
                return SampleCombined(choice, ttlMax, healthy, random, valueIds);
            }
            int member = choice.Eligible == 1 ? choice.FirstEligible : Draw(choice, healthy, random);
            ref readonly Member chosen = ref _members[member];
            if (chosen.Target < 0)
            {
                return SampleLeaf(in chosen, ttlMax, random, valueIds);
            }
            ttlMax = Math.Min(ttlMax, chosen.TtlNanoseconds);
            group = chosen.Target;
        }
    }

    private DnsSample NoSample(long ttlMax) =>
        new(DnsResponseCode.NoData, new SimDuration(Math.Min(ttlMax, _negativeTtl.Nanoseconds)), 0);

    /// <summary>An eligible member, by weight.</summary>
    private int Draw(Choice choice, ReadOnlySpan<bool> healthy, RandomStream random)
    {
        int left = random.NextInt32(choice.WeightSum);
        for (int member = choice.FirstEligible; ; member++)
        {
            if (choice.IsLastResort || IsHealthy(member, healthy))
            {
                left -= _members[member].Weight;
                if (left < 0)
                {
                    return member;
                }
            }
        }
    }

    private DnsSample SampleLeaf(in Member chosen, long ttlMax, RandomStream random, Span<int> valueIds)
    {
        if (chosen.Leaf < 0)
        {
            return NoSample(ttlMax);
        }
        int[] values = _leaves[chosen.Leaf].ValueIds;
        int start = values.Length == 1 ? 0 : random.NextInt32(values.Length);
        int count = Math.Min(values.Length, valueIds.Length);
        for (int at = 0; at < count; at++)
        {
            valueIds[at] = values[(start + at) % values.Length];
        }
        long ttl = Math.Min(ttlMax, chosen.TtlNanoseconds);
        return new DnsSample(DnsResponseCode.NoError, new SimDuration(ttl), count);
    }

    /// <summary>Up to eight values of the eligible members, from a random one on and around.</summary>
    private DnsSample SampleCombined(
        Choice choice,
        long ttlMax,
        ReadOnlySpan<bool> healthy,
        RandomStream random,
        Span<int> valueIds
    )
    {
        int total = 0;
        long ttl = ttlMax;
        for (int member = choice.FirstEligible; member < choice.End; member++)
        {
            if ((choice.IsLastResort || IsHealthy(member, healthy)) && _members[member].Leaf >= 0)
            {
                total += _leaves[_members[member].Leaf].ValueIds.Length;
                ttl = Math.Min(ttl, _members[member].TtlNanoseconds);
            }
        }
        if (total == 0)
        {
            return NoSample(ttlMax);
        }
        int count = Math.Min(Math.Min(total, MultivaluePolicy.AnswerValuesMax), valueIds.Length);
        int start = random.NextInt32(total);
        int at = 0;
        for (int member = choice.FirstEligible; member < choice.End; member++)
        {
            if ((choice.IsLastResort || IsHealthy(member, healthy)) && _members[member].Leaf >= 0)
            {
                foreach (int value in _leaves[_members[member].Leaf].ValueIds)
                {
                    int position = (at++ - start + total) % total;
                    if (position < count)
                    {
                        valueIds[position] = value;
                    }
                }
            }
        }
        return new DnsSample(DnsResponseCode.NoError, new SimDuration(ttl), count);
    }
}
