using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Resolution;

/// <summary>Turns answers of the zone into shares by address of the platform; equal shares become one object.</summary>
public sealed class AnswerMixes
{
    private readonly Dictionary<string, int> _addresses = new(StringComparer.Ordinal);
    private readonly int _addressCount;
    private readonly List<AnswerMix> _mixes = [];
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    public AnswerMixes(PlatformSpec platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        _addressCount = platform.AddressCount;
        for (int address = 0; address < platform.AddressCount; address++)
        {
            _addresses.Add(platform.AddressText(address), address);
        }
    }

    /// <summary>Addresses that the zone answered and that nobody on the platform has.</summary>
    public IReadOnlyCollection<string> UnknownAddresses => _unknown;

    /// <remarks>Of an answer with several addresses a client takes any with equal chance (they are returned in random order).</remarks>
    internal AnswerMix From(DnsAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var shares = new double[_addressCount + 1];
        shares[_addressCount] = answer.Shares.Count == 0 ? 1 : 0;
        foreach (AnswerShare share in answer.Shares)
        {
            if (share.Values.Count == 0)
            {
                shares[_addressCount] += share.Probability;
            }
            foreach (string value in share.Values)
            {
                shares[AddressOf(value)] += share.Probability / share.Values.Count;
            }
        }
        foreach (AnswerMix mix in _mixes)
        {
            if (mix.Shares.AsSpan().SequenceEqual(shares))
            {
                return mix;
            }
        }
        var added = new AnswerMix(_mixes.Count, shares);
        _mixes.Add(added);
        return added;
    }

    /// <summary>The index of an address, or that of the last entry.</summary>
    private int AddressOf(string value)
    {
        if (_addresses.TryGetValue(value, out int address))
        {
            return address;
        }
        _unknown.Add(value);
        return _addressCount;
    }
}
