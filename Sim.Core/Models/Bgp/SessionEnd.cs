using Sim.Core.Routing.Bgp.Speaking;

namespace Sim.Core.Models.Bgp;

/// <summary>What a speaker keeps of one session, apart from the route that it may choose.</summary>
internal struct SessionEnd
{
    /// <summary>The route that was sent last (Adj-RIB-Out).</summary>
    public int Sent;

    /// <summary>The route that came last, before import policy.</summary>
    public int Received;

    /// <summary>Nanoseconds since the start of the run: until then MRAI runs.</summary>
    public long MraiUntil;

    /// <summary>Nanoseconds.</summary>
    public long Mrai;

    /// <summary>Nanoseconds; the same in both directions.</summary>
    public long Delay;

    /// <summary>Times that MRAI was set: names the next jitter.</summary>
    public int MraiDraws;

    /// <summary>Which life of the session; messages of another one are lost.</summary>
    public byte Epoch;

    public SessionFlags Flags;

    public static SessionEnd New(long delay, long mrai) =>
        new()
        {
            Sent = SpeakerRules.None,
            Received = SpeakerRules.None,
            Delay = delay,
            Mrai = mrai,
            Flags = SessionFlags.IsUp,
        };

    public readonly bool Has(SessionFlags flag) => (Flags & flag) != SessionFlags.None;

    public void Set(SessionFlags flag, bool on) => Flags = on ? Flags | flag : Flags & ~flag;
}

[Flags]
internal enum SessionFlags : byte
{
    None = 0,
    IsUp = 1,

    /// <summary>Something is to be sent when MRAI ends.</summary>
    IsWaiting = 2,

    /// <summary>The end of MRAI is scheduled.</summary>
    HasTimer = 4,

    /// <summary>Graceful shutdown has begun at this end.</summary>
    IsShutting = 8,

    /// <summary>The link carries nothing.</summary>
    IsDead = 16,

    /// <summary>Closed on purpose.</summary>
    IsClosed = 32,

    /// <summary>A message was sent while the link was dead; it arrives when the link is back in time.</summary>
    HasUnacknowledged = 64,
}
