namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>Links between ranks, each pair at most once.</summary>
internal sealed class LinkSet(int networks)
{
    private readonly HashSet<ulong> _pairs = [];
    private readonly bool[] _hasPeers = new bool[networks];

    /// <summary>The customer, then the provider.</summary>
    public List<(int Customer, int Provider)> Providers { get; } = new(2 * networks);

    public List<(int One, int Other)> Peers { get; } = [];

    public void AddProvider(int customer, int provider)
    {
        _pairs.Add(Pair(customer, provider));
        Providers.Add((customer, provider));
    }

    /// <summary>False when they are one network, or linked already.</summary>
    public bool TryAddPeers(int one, int other)
    {
        if (one == other || !_pairs.Add(Pair(one, other)))
        {
            return false;
        }
        _hasPeers[one] = true;
        _hasPeers[other] = true;
        Peers.Add((one, other));
        return true;
    }

    public bool HasPeers(int network) => _hasPeers[network];

    private static ulong Pair(int one, int other) => ((ulong)Math.Min(one, other) << 32) | (uint)Math.Max(one, other);
}
