using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp.Damping;
using Sim.Core.Routing.Bgp.Speaking;

namespace Sim.Core.Models.Bgp;

/// <summary>
/// BGP speakers and their sessions in simulated time: messages take time, speakers take time, timers hold news back,
/// and meanwhile packets are lost. One prefix.
/// </summary>
/// <remarks>
/// <para>
/// What speakers make of routes is a matter of <see cref="SpeakerRules"/>: whole networks (<see cref="NetworkRules"/>)
/// or routers (<see cref="RouterRules"/>). Life: make it, change something (announce, fail a link), let the kernel run
/// or ask
/// <see cref="Converge"/> to, read what came of it.
/// </para>
/// <para>
/// Every session has a timer at each end (MRAI) that an advertisement starts; while it runs, news waits, and at its end
/// the newest is sent if it differs from what was sent last. A withdrawal does not wait unless
/// <see cref="BgpOptions.RateLimitWithdrawals"/>. Messages of one session arrive in order; a speaker handles one at a
/// time, with a decision after each, and tells its neighbors in ascending order.
/// </para>
/// <para>Chance is by name: delays, processing and jitter of a session do not depend on what others there are.</para>
/// </remarks>
public sealed partial class BgpModel : IEventTarget
{
    private const int ArriveKind = 0;
    private const int HandleKind = 1;
    private const int MraiKind = 2;
    private const int ReuseKind = 3;
    private const int NoticeKind = 4;
    private const int EstablishKind = 5;
    private const int CloseKind = 6;

    // A payload holds a route, an end and the epoch of its session.
    private const int EndBits = 24;

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly SpeakerRules _rules;
    private readonly SessionTable _sessions;
    private readonly BgpOptions _options;
    private readonly CounterBasedStream _jitter;
    private readonly CounterBasedStream _processing;
    private readonly CounterBasedStream _detection;
    private readonly SessionEnd[] _ends;
    private readonly RibInEntry[] _rib;
    private readonly DampingState[] _damping;
    private readonly Speaker[] _speakers;
    private readonly Dictionary<int, EventHandle> _notices = [];
    private int _pending;

    // Routes that damping keeps out of use. The end of the suppression of a withdrawn route changes nothing.
    private int _heldBack;
    private long _arrivals;

    /// <param name="rules">Not shared with another model.</param>
    /// <param name="options">Null: the defaults.</param>
    public BgpModel(SimulationKernel kernel, SpeakerRules rules, RandomStreams streams, BgpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rules.Sessions.EndCount, 1 << EndBits, nameof(rules));
        _kernel = kernel;
        _self = kernel.Register(this);
        _rules = rules;
        _sessions = rules.Sessions;
        _options = options ?? new BgpOptions();
        _jitter = streams.CounterBased("bgp", "mrai-jitter");
        _processing = streams.CounterBased("bgp", "processing");
        _detection = streams.CounterBased("bgp", "detection");
        CounterBasedStream delays = streams.CounterBased("bgp", "link-delay");
        _ends = new SessionEnd[_sessions.EndCount];
        for (int end = 0; end < _ends.Length; end++)
        {
            long delay = _options.LinkDelay.At(delays.DoubleAt(LinkIdentity(end), 0)).Nanoseconds;
            SimDuration mrai = _rules.IsExternal(end) ? _options.Mrai : _options.InternalMrai;
            _ends[end] = SessionEnd.New(delay, mrai.Nanoseconds);
        }
        _rib = new RibInEntry[_ends.Length];
        Array.Fill(_rib, RibInEntry.Empty);
        _damping = new DampingState[_options.Damping is null ? 0 : _ends.Length];
        _speakers = new Speaker[_sessions.Count];
        Array.Fill(_speakers, Speaker.Silent);
        _measure = new Measure(kernel.Now, _sessions.Count);
        _onFate = NoteFate;
    }

    /// <summary>Whether no message is under way, none waits, and no timer will change anything.</summary>
    public bool IsQuiet => _pending == 0 && _heldBack == 0;

    /// <summary>The speaker chooses and tells its neighbors anew: its own routes or rules have changed.</summary>
    public void Reconsider(int speaker)
    {
        Redecide(speaker, SpeakerRules.None);
        ExportToAll(speaker);
    }

    /// <summary>How the best route of a speaker reads; <c>no route</c> where there is none.</summary>
    public string RouteOf(int speaker) => TextOf(speaker, _speakers[speaker].Chosen, _speakers[speaker].Route);

    /// <summary>The neighbor whose route the speaker has chosen; -1 where it has none and where it is its
    /// own.</summary>
    public int ChosenNeighborOf(int speaker) =>
        _speakers[speaker].Chosen is var chosen and >= 0 ? _sessions.PeerOf(_sessions.StartOf(speaker) + chosen) : -1;

    /// <summary>What becomes of packets that the speaker sends to the prefix.</summary>
    public PacketFate FateOf(int speaker) => _measure.Reach.FateOf(speaker);

    /// <summary>Whether the speaker has a route, packets by it arriving or not.</summary>
    public bool HasRoute(int speaker) => _speakers[speaker].Chosen != SpeakerRules.None;

    /// <summary>MRAI of one speaker towards one neighbor.</summary>
    /// <exception cref="ArgumentException">They have no session.</exception>
    public void SetMrai(int speaker, int neighbor, SimDuration mrai) =>
        _ends[EndOf(speaker, neighbor)].Mrai = mrai.Nanoseconds;

    /// <summary>How long messages between two speakers are under way, from the next one on.</summary>
    /// <exception cref="ArgumentException">They have no session.</exception>
    /// <exception cref="InvalidOperationException">Not all is quiet.</exception>
    public void SetLinkDelay(int one, int other, SimDuration delay)
    {
        if (!IsQuiet)
        {
            throw new InvalidOperationException("A delay is changed while all is quiet: messages do not overtake.");
        }
        int end = EndOf(one, other);
        _ends[end].Delay = delay.Nanoseconds;
        _ends[_sessions.Other(end)].Delay = delay.Nanoseconds;
    }

    /// <inheritdoc/>
    public void Handle(in SimEvent simEvent)
    {
        _pending -= simEvent.Kind == ReuseKind ? 0 : 1;
        (int end, int route, byte epoch) = Unpack(simEvent.Payload);
        switch (simEvent.Kind)
        {
            case ArriveKind:
                Arrive(end, route, epoch, simEvent.Payload);
                break;
            case HandleKind:
                if (IsAlive(end, epoch))
                {
                    Receive(end, route);
                }
                break;
            case MraiKind:
                EndMrai(end);
                break;
            case ReuseKind:
                Reuse(end);
                break;
            case NoticeKind:
                Notice(end, epoch);
                break;
            case EstablishKind:
                Establish(end);
                break;
            default:
                CloseSession(_sessions.OwnerOf(end), _sessions.PeerOf(end));
                break;
        }
    }

    internal string TextOf(int speaker, int chosen, int route) => _rules.TextOf(speaker, chosen, route);

    private static long Pack(int end, int route, byte epoch) =>
        ((long)route << 32) | ((long)epoch << EndBits) | (uint)end;

    private static (int End, int Route, byte Epoch) Unpack(long payload) =>
        ((int)(payload & ((1 << EndBits) - 1)), (int)(payload >> 32), (byte)(payload >> EndBits));

    private EventHandle Schedule(long at, int kind, int end, int route = 0)
    {
        _pending++;
        return _kernel.Schedule(new SimTime(at), _self, kind, Pack(end, route, _ends[end].Epoch));
    }

    /// <summary>The same from both ends.</summary>
    private long LinkIdentity(int end)
    {
        long one = _rules.IdentityOf(_sessions.OwnerOf(end));
        long other = _rules.IdentityOf(_sessions.PeerOf(end));
        return Math.Min(one, other) << 32 | Math.Max(one, other);
    }

    private long EndIdentity(int end) =>
        (long)_rules.IdentityOf(_sessions.OwnerOf(end)) << 32 | _rules.IdentityOf(_sessions.PeerOf(end));

    private int EndOf(int speaker, int neighbor) =>
        _sessions.EndOf(speaker, neighbor) is var end and >= 0
            ? end
            : throw new ArgumentException(
                $"{_rules.NameOf(speaker)} and {_rules.NameOf(neighbor)} have no session.",
                nameof(neighbor)
            );

    private bool IsAlive(int end, byte epoch) => _ends[end].Has(SessionFlags.IsUp) && _ends[end].Epoch == epoch;

    /// <param name="Chosen">Position among its sessions, or one of the constants of the rules.</param>
    /// <param name="Prepared">What the rules made of the choice for all neighbors.</param>
    /// <param name="BusyUntil">Nanoseconds since the start of the run.</param>
    private readonly record struct Speaker(int Chosen, int Route, int Prepared, long BusyUntil, int Handled)
    {
        public static Speaker Silent { get; } = new(SpeakerRules.None, SpeakerRules.None, SpeakerRules.None, 0, 0);
    }
}
