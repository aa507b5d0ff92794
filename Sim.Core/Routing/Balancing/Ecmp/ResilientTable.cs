namespace Sim.Core.Routing.Balancing.Ecmp;

/// <summary>A fixed number of buckets, each of which keeps its member as long as that is there.</summary>
/// <remarks>
/// The buckets of a lost member go to those that have the fewest. A new member is given buckets of those that have the
/// most until no two members differ by more than one; of a member the first buckets go first, of equals the lower
/// number. Routers wait for a bucket to idle before they hand it to a new member, up to a limit: that wait is not
/// modeled, so the flows of a bucket move at once.
/// </remarks>
internal sealed class ResilientTable : EcmpTable
{
    /// <summary>Buckets of a group (Juniper, "Resilient hashing").</summary>
    public const int StandardBuckets = 256;

    /// <summary>Least buckets per blade, where the standard number has too few: an assumption.</summary>
    private const int BucketsPerBlade = 4;

    private readonly ushort[] _buckets;

    public ResilientTable(int[] members, int blades, ResilientTable? former)
        : base(members, blades)
    {
        _buckets = new ushort[Math.Max(StandardBuckets, BucketsPerBlade * blades)];
        int[] held = new int[blades];
        Keep(former, held);
        Even(held);
    }

    public int BucketCount => _buckets.Length;

    public override int Pick(ulong hash) => _buckets[IntervalOf(hash, _buckets.Length)];

    /// <summary>Buckets stay with their member, the others find one.</summary>
    private void Keep(ResilientTable? former, int[] held)
    {
        bool[] kept = new bool[_buckets.Length];
        if (former?._buckets.Length == _buckets.Length)
        {
            for (int bucket = 0; bucket < _buckets.Length; bucket++)
            {
                int member = former._buckets[bucket];
                kept[bucket] = Members.BinarySearch(member) >= 0;
                if (kept[bucket])
                {
                    Give(bucket, member, held);
                }
            }
        }
        for (int bucket = 0; bucket < _buckets.Length; bucket++)
        {
            if (!kept[bucket])
            {
                Give(bucket, Least(held), held);
            }
        }
    }

    /// <summary>New members take from those with the most.</summary>
    private void Even(int[] held)
    {
        for (int least = Least(held), most = Most(held); held[most] - held[least] > 1; )
        {
            int bucket = _buckets.AsSpan().IndexOf((ushort)most);
            held[most]--;
            Give(bucket, least, held);
            least = Least(held);
            most = Most(held);
        }
    }

    private void Give(int bucket, int member, int[] held)
    {
        _buckets[bucket] = (ushort)member;
        held[member]++;
    }

    private int Least(int[] held)
    {
        int least = Members[0];
        foreach (int member in Members)
        {
            least = held[member] < held[least] ? member : least;
        }
        return least;
    }

    private int Most(int[] held)
    {
        int most = Members[0];
        foreach (int member in Members)
        {
            most = held[member] > held[most] ? member : most;
        }
        return most;
    }
}
