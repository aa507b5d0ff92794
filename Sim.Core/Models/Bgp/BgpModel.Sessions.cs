using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Speaking;

namespace Sim.Core.Models.Bgp;

// Links that die and come back, sessions that are closed and opened.
public sealed partial class BgpModel
{
    /// <summary>
    /// The link carries nothing any more: packets are lost at once, and each end notices in its own time.
    /// </summary>
    /// <exception cref="ArgumentException">There is no session.</exception>
    public void FailLink(int one, int other)
    {
        int end = EndOf(one, other);
        if (_ends[end].Has(SessionFlags.IsDead))
        {
            return;
        }
        foreach (int side in (ReadOnlySpan<int>)[end, _sessions.Other(end)])
        {
            ref SessionEnd session = ref _ends[side];
            session.Set(SessionFlags.IsDead, true);
            Forward(_sessions.OwnerOf(side));
            if (session.Has(SessionFlags.IsUp))
            {
                double uniform = _detection.DoubleAt(EndIdentity(side), session.Epoch);
                long at = (_kernel.Now + _options.Detection.Delay(uniform)).Nanoseconds;
                _notices[side] = Schedule(at, NoticeKind, side);
            }
        }
    }

    /// <summary>
    /// The link carries again. When no end has noticed, the session goes on and what was sent meanwhile arrives;
    /// otherwise it is set up anew after <see cref="BgpOptions.Reconnect"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no session.</exception>
    public void RepairLink(int one, int other)
    {
        int end = EndOf(one, other);
        if (!_ends[end].Has(SessionFlags.IsDead))
        {
            return;
        }
        int back = _sessions.Other(end);
        bool isWhole = _ends[end].Has(SessionFlags.IsUp) && _ends[back].Has(SessionFlags.IsUp);
        foreach (int side in (ReadOnlySpan<int>)[end, back])
        {
            CancelNotice(side);
            ref SessionEnd session = ref _ends[side];
            session.Set(SessionFlags.IsDead, false);
            Forward(_sessions.OwnerOf(side));
            if (isWhole && session.Has(SessionFlags.HasUnacknowledged))
            {
                Schedule(_kernel.Now.Nanoseconds + session.Delay, ArriveKind, _sessions.Other(side), session.Sent);
            }
            session.Set(SessionFlags.HasUnacknowledged, false);
        }
        if (!isWhole && !_ends[end].Has(SessionFlags.IsClosed))
        {
            Restart(end);
        }
    }

    /// <summary>Both ends drop the session and set it up again after <see cref="BgpOptions.Reconnect"/>.</summary>
    /// <exception cref="ArgumentException">There is no session.</exception>
    public void ResetSession(int one, int other) => Restart(EndOf(one, other));

    /// <summary>
    /// The speaker closes a session for good: it forgets the neighbor's routes at once, the neighbor when it is told.
    /// </summary>
    /// <exception cref="ArgumentException">There is no session.</exception>
    public void CloseSession(int speaker, int neighbor)
    {
        int end = EndOf(speaker, neighbor);
        int back = _sessions.Other(end);
        _ends[end].Set(SessionFlags.IsClosed, true);
        _ends[back].Set(SessionFlags.IsClosed, true);
        Drop(end);
        if (_ends[back].Has(SessionFlags.IsUp) && !_ends[back].Has(SessionFlags.IsDead))
        {
            _notices[back] = Schedule(_kernel.Now.Nanoseconds + _ends[end].Delay, NoticeKind, back);
        }
    }

    /// <summary>A session that was closed is set up again after <see cref="BgpOptions.Reconnect"/>.</summary>
    /// <exception cref="ArgumentException">There is no session.</exception>
    public void OpenSession(int one, int other)
    {
        int end = EndOf(one, other);
        if (!_ends[end].Has(SessionFlags.IsClosed))
        {
            return;
        }
        foreach (int side in (ReadOnlySpan<int>)[end, _sessions.Other(end)])
        {
            _ends[side].Set(SessionFlags.IsClosed | SessionFlags.IsShutting, false);
        }
        if (!_ends[end].Has(SessionFlags.IsDead))
        {
            Restart(end);
        }
    }

    /// <summary>
    /// Graceful shutdown (RFC 8326): the speaker marks what it sends to the neighbor, likes the neighbor's routes least
    /// of all, and closes the session when the others have had time to find other ways.
    /// </summary>
    /// <param name="wait">From the marks to the end of the session.</param>
    /// <exception cref="ArgumentException">There is no session.</exception>
    public void ShutDownGracefully(int speaker, int neighbor, SimDuration wait)
    {
        int end = EndOf(speaker, neighbor);
        _ends[end].Set(SessionFlags.IsShutting, true);
        Export(speaker, end);
        Reimport(end);
        Schedule((_kernel.Now + wait).Nanoseconds, CloseKind, end);
    }

    private void Notice(int end, byte epoch)
    {
        _notices.Remove(end);
        if (IsAlive(end, epoch))
        {
            Drop(end);
        }
    }

    private void CancelNotice(int end)
    {
        if (_notices.Remove(end, out EventHandle notice) && _kernel.Cancel(notice))
        {
            _pending--;
        }
    }

    private void Restart(int end)
    {
        int back = _sessions.Other(end);
        Drop(end);
        Drop(back);
        Schedule((_kernel.Now + _options.Reconnect).Nanoseconds, EstablishKind, end);
    }

    /// <summary>The speaker forgets what it had from the neighbor, and what it had sent.</summary>
    private void Drop(int end)
    {
        CancelNotice(end);
        ref SessionEnd session = ref _ends[end];
        session.Set(SessionFlags.IsUp | SessionFlags.IsWaiting | SessionFlags.HasUnacknowledged, false);
        session.Epoch++;
        session.Sent = SpeakerRules.None;
        session.MraiUntil = 0;
        if (session.Received >= 0)
        {
            // A session that is lost counts as a withdrawal of its routes.
            Receive(end, SpeakerRules.None);
        }
    }

    private void Establish(int end)
    {
        int back = _sessions.Other(end);
        if (_ends[end].Has(SessionFlags.IsDead | SessionFlags.IsClosed) || _ends[end].Has(SessionFlags.IsUp))
        {
            return;
        }
        // Both ends of one life of the session count alike.
        byte epoch = Math.Max(_ends[end].Epoch, _ends[back].Epoch);
        foreach (int side in (ReadOnlySpan<int>)[end, back])
        {
            _ends[side].Epoch = epoch;
            _ends[side].Set(SessionFlags.IsUp, true);
        }
        Export(_sessions.OwnerOf(end), end);
        Export(_sessions.OwnerOf(back), back);
    }
}
