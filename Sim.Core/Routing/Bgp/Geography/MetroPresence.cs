namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>In which metros each network has routers, in compressed rows.</summary>
/// <remarks>
/// A place of a network in a metro is a slot: slots go by network, then by metro, so paths can be kept in flat arrays.
/// </remarks>
public sealed class MetroPresence
{
    private readonly int[] _offsets;
    private readonly int[] _metros;
    private readonly int[] _networks;

    /// <param name="offsets">
    /// Of network i the metros stand from <c>offsets[i]</c> up to <c>offsets[i + 1]</c>; one more than there are
    /// networks.
    /// </param>
    /// <param name="metros">By index in the <see cref="MetroTable"/>, ascending in each row.</param>
    /// <exception cref="ArgumentException">
    /// A network is nowhere, its metros do not ascend, or a metro is out of range; the first network is named.
    /// </exception>
    public MetroPresence(ReadOnlySpan<int> offsets, ReadOnlySpan<int> metros, int metroCount)
    {
        if (offsets.IsEmpty || offsets[0] != 0 || offsets[^1] != metros.Length)
        {
            throw new ArgumentException("The offsets do not go from 0 to the number of metros.", nameof(offsets));
        }
        _offsets = offsets.ToArray();
        _metros = metros.ToArray();
        _networks = new int[metros.Length];
        for (int network = 0; network < Count; network++)
        {
            (int first, int end) = (offsets[network], offsets[network + 1]);
            if (end <= first || end > metros.Length)
            {
                throw new ArgumentException($"Network {network} is in no metro.", nameof(offsets));
            }
            for (int slot = first; slot < end; slot++)
            {
                bool ascends = slot == first || metros[slot] > metros[slot - 1];
                if (!ascends || metros[slot] < 0 || metros[slot] >= metroCount)
                {
                    throw new ArgumentException(
                        $"The metros of network {network} are not ascending indexes below {metroCount}.",
                        nameof(metros)
                    );
                }
                _networks[slot] = network;
            }
        }
    }

    /// <summary>Networks.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>Pairs of a network and a metro.</summary>
    public int SlotCount => _metros.Length;

    /// <summary>Never empty, ascending.</summary>
    public ReadOnlySpan<int> MetrosOf(int network) =>
        _metros.AsSpan(_offsets[network], _offsets[network + 1] - _offsets[network]);

    public bool IsIn(int network, int metro) => MetrosOf(network).BinarySearch(metro) >= 0;

    /// <summary>The metro of a network that is nearest to another in time; ties go to the lowest index.</summary>
    public int NearestOf(int network, int metro, MetroTable metros)
    {
        ArgumentNullException.ThrowIfNull(metros);
        return _metros[NearestSlotOf(network, metro, metros)];
    }

    internal int FirstSlotOf(int network) => _offsets[network];

    internal int MetroAt(int slot) => _metros[slot];

    internal int NetworkAt(int slot) => _networks[slot];

    internal int NearestSlotOf(int network, int metro, MetroTable metros)
    {
        ReadOnlySpan<int> own = MetrosOf(network);
        int at = own.BinarySearch(metro);
        if (at < 0)
        {
            at = 0;
            for (int i = 1; i < own.Length; i++)
            {
                if (metros.NanosecondsBetween(own[i], metro) < metros.NanosecondsBetween(own[at], metro))
                {
                    at = i;
                }
            }
        }
        return _offsets[network] + at;
    }
}
