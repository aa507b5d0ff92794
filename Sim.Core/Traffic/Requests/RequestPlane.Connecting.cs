using Sim.Core.Models.Routes;

namespace Sim.Core.Traffic.Requests;

/// <content>How users open connections, and how they lose them.</content>
public sealed partial class RequestPlane
{
    /// <summary>A user opens a connection to the address that the attempt is bound for.</summary>
    private void Connect(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        UserGroup group = _groups[attempt.Group];
        attempt.IsFresh = true;
        attempt.Tried |= 1UL << attempt.Column;
        if (attempt.Column == _addresses)
        {
            attempt.Endpoint = -1;
            Refuse(slot, _clock);
            return;
        }
        attempt.Flow = _chance.NextUInt64();
        long access = AccessOf(group);
        attempt.RoundTrip = Vary(WayOf(group, attempt.Column, out int edge)) + access;
        attempt.Blade = (ushort)edge;
        long at = _clock + LookUp(group, attempt.Column, access) + LostConnects() + (attempt.RoundTrip / 2);
        if (attempt.Column < _blades.Length)
        {
            attempt.Endpoint = attempt.Column;
            _attempts.Schedule(slot, Stage.Greet, at);
            return;
        }
        Connected(group, slot, edge);
        Reach(slot, at + ((_service.Handshake.RoundTrips - 1) * attempt.RoundTrip));
    }

    /// <summary>
    /// The round trip from behind the access network to where a new connection ends: that of any network of the
    /// vantage.
    /// </summary>
    /// <param name="edge">Of a front end, the edge that it meets.</param>
    private long WayOf(UserGroup group, int column, out int edge)
    {
        int vantage = group.Spec.Vantage;
        edge = 0;
        if (column >= _blades.Length)
        {
            ReadOnlySpan<EdgeShare> edges = _paths.EdgesOf(vantage, column - _blades.Length);
            double at = edges.Length > 1 ? _chance.NextDouble() : 0;
            int pick = 0;
            while (pick < edges.Length - 1 && at >= edges[pick].Share)
            {
                at -= edges[pick++].Share;
            }
            edge = edges[pick].Edge;
            return edges[pick].RoundTrip.Nanoseconds;
        }
        if (_routes!.MixOf(column, vantage) is not { } mix)
        {
            return _paths.ToSite(vantage, column).Nanoseconds;
        }
        double left = mix.Parts.Count > 1 ? _chance.NextDouble() : 0;
        int part = 0;
        while (part < mix.Parts.Count - 1 && left >= mix.Parts[part].Share)
        {
            left -= mix.Parts[part++].Share;
        }
        return mix.Parts[part].RoundTrip.Nanoseconds;
    }

    /// <summary>The time that the look-up takes before a connection: mostly none.</summary>
    private long LookUp(UserGroup group, int column, long access)
    {
        if (_chance.NextDouble() >= group.LookUpShare[column])
        {
            return 0;
        }
        bool isCached = _chance.NextDouble() >= group.LookUp.UncachedShare;
        return access
            + group.LookUp.Resolver.Nanoseconds
            + group.Spec.ToEgress.Nanoseconds
            + (isCached ? 0 : group.LookUp.NameServer.Nanoseconds);
    }

    /// <summary>The first packet of a connection reaches a site, or what stands in its way.</summary>
    private void Greet(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        UserGroup group = _groups[attempt.Group];
        int site = attempt.Column;
        Fate fate = Meet(group, site, attempt.User, attempt.Flow, out int blade);
        if (fate == Fate.Passed && !_blades[site][blade].TakesConnection())
        {
            fate = Fate.Refused;
        }
        if (fate == Fate.Refused)
        {
            Refuse(slot, _clock + (attempt.RoundTrip / 2));
            return;
        }
        if (fate == Fate.Lost)
        {
            Lose(slot);
            return;
        }
        attempt.Blade = (ushort)blade;
        Connected(group, slot, blade);
        BladeQueues queues = _blades[site][blade];
        long handshake = queues.Greet(WorkerOf(queues, attempt.Flow), _clock);
        Reach(slot, _clock + ((_service.Handshake.RoundTrips - 1) * attempt.RoundTrip) + handshake);
    }

    /// <summary>The user of an attempt has a connection, if he has found none elsewhere meanwhile.</summary>
    private void Connected(UserGroup group, int slot, int blade)
    {
        ref Attempt attempt = ref _attempts[slot];
        if (attempt.User >= group.Count || group[attempt.User].Generation != attempt.Generation)
        {
            return;
        }
        ref User user = ref group[attempt.User];
        Open(group, ref user, attempt.Column, attempt.Flow, blade, attempt.RoundTrip);
        user.Requests = 1;
        attempt.Generation = user.Generation;
    }

    /// <summary>The connection is not known at its other end any more; its user opens another one.</summary>
    private void Reset(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        UserGroup group = _groups[attempt.Group];
        _resets[attempt.Column]++;
        Forget(slot);
        attempt.Column = group[attempt.User % group.Count].Held;
        _attempts.Schedule(slot, Stage.Connect, _clock + (attempt.RoundTrip / 2));
    }
}
