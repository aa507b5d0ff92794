namespace Sim.Core.Traffic.Requests;

/// <summary>One user: the address that he holds, and the connection that he has.</summary>
internal struct User
{
    /// <summary>The column of who has no connection.</summary>
    public const byte Nowhere = byte.MaxValue;

    /// <summary>When the connection carried its last request, nanoseconds.</summary>
    public long LastUsed;

    /// <summary>When the client, or the age limit of the server, closes it, nanoseconds.</summary>
    public long Closes;

    /// <summary>The hash of its 5-tuple: decides what routers and broken parts do to it.</summary>
    public ulong Flow;

    /// <summary>Round trip to where it ends, nanoseconds.</summary>
    public long RoundTrip;

    /// <summary>A number of its own for every connection, and for having none.</summary>
    public uint Generation;

    /// <summary>Requests that it has carried.</summary>
    public int Requests;

    /// <summary>The blade at its other end.</summary>
    public ushort Blade;

    /// <summary>Its packets come to another site than the one that it was opened to.</summary>
    public bool IsAstray;

    /// <summary>The address at its other end, or <see cref="Nowhere"/>.</summary>
    public byte Column;

    /// <summary>The address that the next connection goes to.</summary>
    public byte Held;

    public readonly bool IsConnected => Column != Nowhere;

    /// <summary>Where he is bound for now: by a connection that is good for something, or by the address.</summary>
    public readonly byte Bound => IsConnected && !IsAstray ? Column : Held;
}
