namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>The best route of one network: twelve bytes, so that an offer touches one line of the cache.</summary>
/// <param name="Next">Whom it came from, by index; -1 at an announcer and where there is no route.</param>
/// <param name="Path">The exported path at its end, by position in the <see cref="AnnouncementSet"/>.</param>
/// <param name="Length">Numbers in the AS_PATH, the network's own included.</param>
internal readonly record struct RouteEntry(int Next, int Path, ushort Length, RouteRank Rank, RouteFlags Flags)
{
    public static RouteEntry None { get; } = new(-1, -1, 0, RouteRank.None, RouteFlags.None);

    public bool IsExported => Flags == RouteFlags.None;
}

/// <summary>The order of preference, no route last.</summary>
internal enum RouteRank : byte
{
    Origin = RouteSource.Origin,
    Customer = RouteSource.Customer,
    Peer = RouteSource.Peer,
    Provider = RouteSource.Provider,
    None = byte.MaxValue,
}

[Flags]
internal enum RouteFlags : byte
{
    None = 0,

    /// <summary>Came with NO_EXPORT.</summary>
    NoExport = 1,

    /// <summary>Packets are discarded.</summary>
    Blackhole = 2,
}
