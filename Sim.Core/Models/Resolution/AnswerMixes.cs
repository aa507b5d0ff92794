using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Resolution;

/// <summary>Turns answers of the zone into shares by address of the platform; equal shares become one object.</summary>
public sealed class AnswerMixes
{
    private readonly AddressBook _addresses;
    private readonly int _addressCount;
    private readonly List<AnswerMix> _mixes = [];
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    public AnswerMixes(PlatformSpec platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        _addressCount = platform.AddressCount;
        _addresses = new AddressBook(platform);
    }

    /// <summary>Addresses that the zone answered and that nobody on the platform has.</summary>
    public IReadOnlyCollection<string> UnknownAddresses => _unknown;

    /// <remarks>
    /// Of an answer with several addresses a client takes any with equal chance (they are returned in random order),
    /// and any other one next.
    /// </remarks>
    internal AnswerMix From(DnsAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Shares.Count == 0)
        {
            return Known(new AnswerMix(0, Nowhere()) { IsNegative = true });
        }
        AnswerPart[] parts = [.. answer.Shares.Select(share => new AnswerPart(share.Probability, From(share.Values)))];
        return parts.Length == 1 ? parts[0].Answer : Known(Join(parts));
    }

    private AnswerMix From(IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return Known(new AnswerMix(0, Nowhere()));
        }
        int columns = _addressCount + 1;
        var shares = new double[columns];
        double[]? next = values.Count > 1 ? new double[columns * columns] : null;
        for (int first = 0; first < values.Count; first++)
        {
            int column = AddressOf(values[first]);
            shares[column] += 1.0 / values.Count;
            for (int second = 0; second < values.Count && next is not null; second++)
            {
                int other = AddressOf(values[second]);
                next[(column * columns) + other] += other == column ? 0 : 1.0 / (values.Count - 1);
            }
        }
        return Known(new AnswerMix(0, shares) { Next = next });
    }

    private AnswerMix Join(AnswerPart[] parts)
    {
        int columns = _addressCount + 1;
        var shares = new double[columns];
        double[]? next = Array.Exists(parts, part => part.Answer.Next is not null)
            ? new double[columns * columns]
            : null;
        foreach (AnswerPart part in parts)
        {
            for (int column = 0; column < columns; column++)
            {
                shares[column] += part.Probability * part.Answer.Shares[column];
            }
        }
        for (int cell = 0; cell < columns * columns && next is not null; cell++)
        {
            int first = cell / columns;
            foreach (AnswerPart part in parts.Where(part => part.Answer.Shares[first] > 0))
            {
                double weight = part.Probability * part.Answer.Shares[first] / shares[first];
                next[cell] += weight * part.Answer.NextShare(first, cell % columns);
            }
        }
        return new AnswerMix(0, shares) { Next = next, Parts = parts };
    }

    /// <summary>
    /// What a client with IPv6 and IPv4 does with both answers (RFC 8305): it tries IPv6 first, and IPv4 next.
    /// </summary>
    internal AnswerMix Prefer(AnswerMix six, AnswerMix four)
    {
        ArgumentNullException.ThrowIfNull(six);
        ArgumentNullException.ThrowIfNull(four);
        if (six.IsNegative || four.IsNegative)
        {
            return six.IsNegative ? four : six;
        }
        if (six.Parts.Count > 0)
        {
            return Known(Join([.. six.Parts.Select(part => part with { Answer = Prefer(part.Answer, four) })]));
        }
        int columns = _addressCount + 1;
        var next = new double[columns * columns];
        for (int first = 0; first < columns; first++)
        {
            for (int column = 0; column < _addressCount && six.Shares[first] > 0; column++)
            {
                next[(first * columns) + column] = column == first ? 0 : four.Shares[column];
            }
        }
        return Known(new AnswerMix(0, six.Shares) { Next = Array.TrueForAll(next, share => share == 0) ? null : next });
    }

    /// <summary>The same mix with its number.</summary>
    private AnswerMix Known(AnswerMix mix)
    {
        foreach (AnswerMix known in _mixes)
        {
            bool same =
                known.IsNegative == mix.IsNegative
                && known.Shares.AsSpan().SequenceEqual(mix.Shares)
                && known.Next.AsSpan().SequenceEqual(mix.Next)
                && known.Parts.SequenceEqual(mix.Parts);
            if (same)
            {
                return known;
            }
        }
        AnswerMix added = mix with { Id = _mixes.Count };
        _mixes.Add(added);
        return added;
    }

    private double[] Nowhere()
    {
        var shares = new double[_addressCount + 1];
        shares[_addressCount] = 1;
        return shares;
    }

    /// <summary>The index of an address, or that of the last entry.</summary>
    private int AddressOf(string value)
    {
        if (_addresses.Find(value) is not AddressBook.Nobody and int address)
        {
            return address;
        }
        _unknown.Add(value);
        return _addressCount;
    }
}
