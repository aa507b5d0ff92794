namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>
/// What BGP speakers do with routes to one prefix: what they take in, which one they choose, what they pass on. Who
/// asks says when: <c>Models/Bgp</c> in simulated time.
/// </summary>
/// <remarks>
/// Speakers go by dense indexes. Routes go by numbers that stay the same for equal routes, so that "the same as was
/// sent last" is one comparison. An instance keeps the routes that it has met, and serves one model.
/// </remarks>
public abstract class SpeakerRules
{
    /// <summary>In place of a route, or of a position: there is none.</summary>
    internal const int None = -1;

    /// <summary>In place of a position among the sessions: the speaker's own route.</summary>
    internal const int Own = -2;

    private protected SpeakerRules(SessionTable sessions) => Sessions = sessions;

    /// <summary>Speakers.</summary>
    public int Count => Sessions.Count;

    internal SessionTable Sessions { get; }

    /// <summary>The speaker as results show it.</summary>
    public abstract string NameOf(int speaker);

    /// <summary>A number that belongs to the speaker whatever others there are: names its chance.</summary>
    internal abstract uint IdentityOf(int speaker);

    /// <summary>Whether the session is between different networks.</summary>
    internal abstract bool IsExternal(int end);

    /// <summary>What the receiver makes of what it was sent: an entry of its Adj-RIB-In after import policy.</summary>
    /// <param name="end">The receiver's end of the session.</param>
    /// <param name="isShutting">The receiver is about to close the session (RFC 8326).</param>
    internal abstract RibInEntry Import(int end, int received, bool isShutting);

    /// <summary>The position of the best entry, <see cref="Own"/> or <see cref="None"/>.</summary>
    /// <param name="entries">By session, in the order of the table.</param>
    /// <param name="changed">The one entry that is not as it was when <paramref name="best"/> was chosen; None: any
    /// may be.</param>
    /// <param name="best">What was chosen before.</param>
    internal abstract int Choose(int speaker, ReadOnlySpan<RibInEntry> entries, int changed, int best);

    /// <summary>What is the same for all neighbors when a choice is passed on; done once per choice.</summary>
    /// <param name="route">Of the entry that was chosen.</param>
    internal abstract int Prepare(int speaker, int chosen, int route);

    /// <summary>What the speaker has to tell a neighbor; None when nothing.</summary>
    /// <param name="prepared">What <see cref="Prepare"/> made of the choice.</param>
    /// <param name="isShutting">The speaker is about to close the session (RFC 8326).</param>
    internal abstract int Export(int speaker, int chosen, int prepared, int toEnd, bool isShutting);

    /// <summary>Whether the neighbor would find its own number in the path.</summary>
    internal abstract bool WouldLoop(int toEnd, int route);

    /// <summary>The speaker that packets go to next by an entry.</summary>
    internal abstract int NextOf(int end, int route);

    /// <summary>A chosen route as results show it.</summary>
    internal abstract string TextOf(int speaker, int chosen, int route);
}
