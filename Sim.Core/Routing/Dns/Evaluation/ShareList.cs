using Sim.Core.Quantities;

namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>
/// Collects the shares of a distribution and merges those with the same answer, in order of first appearance.
/// </summary>
internal sealed class ShareList
{
    /// <summary>The source of answers without records.</summary>
    public const int Nothing = -1;

    private readonly Dictionary<(int Source, int Rotation, long Ttl), int> _places = [];
    private readonly List<AnswerShare> _shares = [];

    /// <summary>The source of answers that a group combines from several leaves.</summary>
    public static int OfGroup(int group) => -2 - group;

    /// <summary>Splits a probability evenly over the orders of one set of values.</summary>
    /// <param name="source">What the values come from; equal sources have equal values: the id of a leaf, or one of the
    /// above.</param>
    public void Add(int source, IReadOnlyList<string>[] rotations, long ttlNanoseconds, double probability)
    {
        double each = probability / rotations.Length;
        for (int rotation = 0; rotation < rotations.Length; rotation++)
        {
            if (_places.TryAdd((source, rotation, ttlNanoseconds), _shares.Count))
            {
                _shares.Add(new AnswerShare(rotations[rotation], each) { Ttl = new SimDuration(ttlNanoseconds) });
                continue;
            }
            int place = _places[(source, rotation, ttlNanoseconds)];
            _shares[place] = _shares[place] with { Probability = _shares[place].Probability + each };
        }
    }

    public DnsAnswer ToAnswer()
    {
        SimDuration ttl = SimDuration.MaxValue;
        bool hasValues = false;
        foreach (AnswerShare share in _shares)
        {
            ttl = SimDuration.Min(ttl, share.Ttl);
            hasValues |= share.Values.Count > 0;
        }
        return hasValues
            ? new DnsAnswer(DnsResponseCode.NoError, ttl, _shares)
            : new DnsAnswer(DnsResponseCode.NoData, ttl, []);
    }
}
