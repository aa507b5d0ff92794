using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Resolution;

/// <summary>Turns answers of the zone into shares by address of the platform; equal shares become one object.</summary>
public sealed class AnswerMixes
{
    private readonly Dictionary<string, int> _addresses = new(StringComparer.Ordinal);
    private readonly List<AnswerMix> _mixes = [];
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    public AnswerMixes(PlatformSpec platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        AddressCount = platform.AddressCount;
        for (int address = 0; address < platform.AddressCount; address++)
        {
            _addresses.Add(platform.AddressText(address), address);
        }
    }

    public int AddressCount { get; }

    /// <summary>Addresses that the zone answered and that nobody on the platform has.</summary>
    public IReadOnlyCollection<string> UnknownAddresses => _unknown;

    /// <remarks>Of an answer with several addresses a client takes any with equal chance (they are returned in random order).</remarks>
    public AnswerMix From(DnsAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var shares = new double[AddressCount + 1];
        double known = 0;
        foreach (AnswerShare share in answer.Shares)
        {
            foreach (string value in share.Values)
            {
                double part = share.Probability / share.Values.Count;
                if (_addresses.TryGetValue(value, out int address))
                {
                    shares[address] += part;
                    known += part;
                }
                else
                {
                    _unknown.Add(value);
                }
            }
        }
        shares[AddressCount] = Math.Max(0, 1 - known);
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
}
