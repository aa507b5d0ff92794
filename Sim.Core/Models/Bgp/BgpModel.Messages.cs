using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Damping;
using Sim.Core.Routing.Bgp.Speaking;

namespace Sim.Core.Models.Bgp;

// What one speaker does with messages: take them in, decide, tell its neighbors.
public sealed partial class BgpModel
{
    private void Arrive(int end, int route, byte epoch, long payload)
    {
        if (!IsAlive(end, epoch))
        {
            return;
        }
        ref Speaker speaker = ref _speakers[_sessions.OwnerOf(end)];
        if (_options.Processing.Most <= SimDuration.Zero)
        {
            Receive(end, route);
            return;
        }
        double uniform = _processing.DoubleAt(_rules.IdentityOf(_sessions.OwnerOf(end)), speaker.Handled);
        long begin = Math.Max(_kernel.Now.Nanoseconds, speaker.BusyUntil);
        long done = begin + _options.Processing.At(uniform).Nanoseconds;
        speaker = speaker with { BusyUntil = done, Handled = speaker.Handled + 1 };
        _pending++;
        _kernel.Schedule(new SimTime(done), _self, HandleKind, payload);
    }

    private void Receive(int end, int route)
    {
        if (_damping.Length > 0 && _rules.IsExternal(end))
        {
            _heldBack -= IsHeldBack(end) ? 1 : 0;
            NoteFlap(end, route);
            _ends[end].Received = route;
            _heldBack += IsHeldBack(end) ? 1 : 0;
        }
        _ends[end].Received = route;
        Reimport(end);
    }

    private void Reimport(int end)
    {
        ref readonly SessionEnd session = ref _ends[end];
        bool isSuppressed = _damping.Length > 0 && _damping[end].IsSuppressed;
        RibInEntry entry =
            session.Received < 0 || isSuppressed
                ? RibInEntry.Empty
                : _rules.Import(end, session.Received, session.Has(SessionFlags.IsShutting));
        SetEntry(end, entry);
    }

    private void SetEntry(int end, RibInEntry entry)
    {
        if (entry.Route == _rib[end].Route && entry.Rank == _rib[end].Rank)
        {
            return;
        }
        _rib[end] = entry with { Arrival = ++_arrivals };
        int speaker = _sessions.OwnerOf(end);
        if (Redecide(speaker, end - _sessions.StartOf(speaker)))
        {
            ExportToAll(speaker);
        }
    }

    /// <returns>Whether the speaker has another route than before.</returns>
    private bool Redecide(int index, int changed)
    {
        int start = _sessions.StartOf(index);
        ref Speaker speaker = ref _speakers[index];
        var entries = new ReadOnlySpan<RibInEntry>(_rib, start, _sessions.StartOf(index + 1) - start);
        int chosen = _rules.Choose(index, entries, changed, speaker.Chosen);
        int route = chosen >= 0 ? entries[chosen].Route : SpeakerRules.None;
        if (chosen == speaker.Chosen && route == speaker.Route)
        {
            return false;
        }
        if ((chosen == SpeakerRules.None) != (speaker.Chosen == SpeakerRules.None))
        {
            _measure.NoteRouted(_kernel.Now, chosen == SpeakerRules.None ? -1 : 1);
        }
        int prepared = _rules.Prepare(index, chosen, route);
        speaker = speaker with { Chosen = chosen, Route = route, Prepared = prepared };
        _measure.NoteChange(_kernel.Now, index, chosen, route);
        Forward(index);
        return true;
    }

    private void ExportToAll(int speaker)
    {
        int stop = _sessions.StartOf(speaker + 1);
        for (int end = _sessions.StartOf(speaker); end < stop; end++)
        {
            Export(speaker, end);
        }
    }

    private void Export(int speaker, int end)
    {
        ref SessionEnd session = ref _ends[end];
        if (!session.Has(SessionFlags.IsUp))
        {
            return;
        }
        ref readonly Speaker from = ref _speakers[speaker];
        bool isShutting = session.Has(SessionFlags.IsShutting);
        int route = _rules.Export(speaker, from.Chosen, from.Prepared, end, isShutting);
        if (route >= 0 && _options.SenderSideLoopDetection && _rules.WouldLoop(end, route))
        {
            route = SpeakerRules.None;
        }
        session.Set(SessionFlags.IsWaiting, false);
        if (route == session.Sent)
        {
            return;
        }
        bool isLimited = route >= 0 || _options.RateLimitWithdrawals;
        if (!isLimited || session.MraiUntil <= _kernel.Now.Nanoseconds)
        {
            Send(end, route, isLimited);
            return;
        }
        session.Set(SessionFlags.IsWaiting, true);
        if (!session.Has(SessionFlags.HasTimer))
        {
            session.Set(SessionFlags.HasTimer, true);
            Schedule(session.MraiUntil, MraiKind, end);
        }
    }

    private void Send(int end, int route, bool startsTimer)
    {
        ref SessionEnd session = ref _ends[end];
        session.Sent = route;
        _measure.NoteMessage(_kernel.Now, isWithdrawal: route < 0);
        long now = _kernel.Now.Nanoseconds;
        if (startsTimer && session.Mrai > 0)
        {
            double cut = _options.MraiJitter;
            cut = cut > 0 ? cut * _jitter.DoubleAt(EndIdentity(end), session.MraiDraws++) : 0;
            session.MraiUntil = now + (long)(session.Mrai * (1 - cut));
        }
        if (session.Has(SessionFlags.IsDead))
        {
            session.Set(SessionFlags.HasUnacknowledged, true);
            return;
        }
        Schedule(now + session.Delay, ArriveKind, _sessions.Other(end), route);
    }

    private void EndMrai(int end)
    {
        ref SessionEnd session = ref _ends[end];
        session.Set(SessionFlags.HasTimer, false);
        if (session.Has(SessionFlags.IsWaiting))
        {
            Export(_sessions.OwnerOf(end), end);
        }
    }

    private void NoteFlap(int end, int route)
    {
        ref DampingState state = ref _damping[end];
        int before = _ends[end].Received;
        SimTime now = _kernel.Now;
        FlapDamping damping = _options.Damping!;
        if (before == route || (before < 0 && state.At == default && state.Penalty <= 0))
        {
            // The first announcement of a route is no flap.
            return;
        }
        RouteFlap flap =
            route < 0 ? RouteFlap.Withdrawn
            : before < 0 ? RouteFlap.AnnouncedAgain
            : RouteFlap.Changed;
        damping.Note(ref state, flap, now);
        if (state.IsSuppressed)
        {
            // Asked again at its time: flaps may have come in between.
            SimTime due = now + damping.TimeToReuse(state.Penalty);
            _kernel.Schedule(due, _self, ReuseKind, Pack(end, 0, 0));
        }
    }

    private void Reuse(int end)
    {
        ref DampingState state = ref _damping[end];
        SimTime now = _kernel.Now;
        // Rounding to nanoseconds may leave a trace above the threshold.
        bool isDue = _options.Damping!.PenaltyAt(state, now) <= _options.Damping.Reuse * (1 + 1e-9);
        if (state.IsSuppressed && isDue)
        {
            _heldBack -= IsHeldBack(end) ? 1 : 0;
            _options.Damping.Release(ref state, now);
            Reimport(end);
        }
    }

    private bool IsHeldBack(int end) => _damping[end].IsSuppressed && _ends[end].Received >= 0;

    private void Forward(int index)
    {
        ref readonly Speaker speaker = ref _speakers[index];
        int next = speaker.Chosen switch
        {
            SpeakerRules.None => ReachabilityTracker.Nowhere,
            SpeakerRules.Own => ReachabilityTracker.Here,
            var chosen => NextOf(_sessions.StartOf(index) + chosen, speaker.Route),
        };
        if (next != _measure.Reach.NextOf(index))
        {
            _measure.Advance(_kernel.Now);
            _measure.Reach.SetNext(index, next, _onFate);
        }
    }

    private int NextOf(int end, int route)
    {
        int next = _rules.NextOf(end, route);
        bool isDead = next == _sessions.PeerOf(end) && _ends[end].Has(SessionFlags.IsDead);
        return isDead ? ReachabilityTracker.Nowhere : next;
    }
}
