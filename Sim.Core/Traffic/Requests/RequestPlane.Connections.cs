using Sim.Core.Models.Platform;
using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Requests;

/// <content>Connections: opened, kept and closed.</content>
public sealed partial class RequestPlane
{
    /// <summary>
    /// Every user is looked at once in so many steps, for connections that have closed of themselves.
    /// </summary>
    private const int SweepSteps = 10;

    /// <summary>By address: when the server closes connections.</summary>
    private readonly Limits[] _limits;

    /// <summary>By site: since when it closes its connections, nanoseconds.</summary>
    private readonly long[] _drainSince;

    private uint _generation;
    private long _steps;

    /// <summary>At the start every user has a connection, as old as those of a long run are.</summary>
    private void ConnectAll()
    {
        foreach (UserGroup group in _groups)
        {
            for (int index = 0; index < group.Count; index++)
            {
                ref User user = ref group[index];
                int column = user.Held;
                ulong flow = _chance.NextUInt64();
                if (column == _addresses || Meet(group, column, index, flow, out int blade) != Fate.Passed)
                {
                    continue;
                }
                long roundTrip = Vary(WayOf(group, column, out int edge)) + AccessOf(group);
                Open(group, ref user, column, flow, column < _blades.Length ? blade : edge, roundTrip);
                double idle = Math.Min(_limits[column].Idle, 1e18) * _chance.NextDouble();
                double gap = Math.Min(idle, _chance.NextExponential(_platform.Clients.RequestInterval.Nanoseconds));
                user.LastUsed = _clock - (long)gap;
            }
        }
    }

    /// <summary>
    /// A user opens a connection; it closes of itself after an exponential life, or at its age limit.
    /// </summary>
    private void Open(UserGroup group, ref User user, int column, ulong flow, int blade, long roundTrip)
    {
        Drop(group, ref user);
        group.Directed[user.Held]--;
        group.Directed[column]++;
        double life = _chance.NextExponential(_platform.Clients.ConnectionLife.Nanoseconds);
        user.Closes = _clock + (long)Math.Min(1e18, Math.Min(life, _limits[column].Age) / group.Pace);
        user.Column = (byte)column;
        user.Flow = flow;
        user.Blade = (ushort)blade;
        user.RoundTrip = roundTrip;
        user.Requests = 0;
        user.LastUsed = _clock;
        user.Generation = ++_generation;
        if (column < _blades.Length)
        {
            _blades[column][blade].Connections++;
        }
    }

    /// <summary>A user has no connection any more, and looks with the address that he holds.</summary>
    private void Drop(UserGroup group, ref User user)
    {
        if (!user.IsConnected)
        {
            return;
        }
        if (user.Column < _blades.Length)
        {
            _blades[user.Column][user.Blade].Connections--;
        }
        group.Directed[user.Bound]--;
        group.Directed[user.Held]++;
        user.Column = User.Nowhere;
        user.IsAstray = false;
        user.Generation = ++_generation;
    }

    /// <summary>Whether a connection is still open as far as its two ends are concerned.</summary>
    private bool IsOpen(UserGroup group, ref User user)
    {
        if (!user.IsConnected)
        {
            return false;
        }
        ref readonly Limits limits = ref _limits[user.Column];
        return _clock < user.Closes
            && (_clock - user.LastUsed) * group.Pace < limits.Idle
            && user.Requests < limits.Requests
            && !IsDrained(ref user);
    }

    /// <summary>
    /// A draining site closes what it has, one connection after the other within its shutdown timeout.
    /// </summary>
    private bool IsDrained(ref User user)
    {
        if (user.Column >= _drainSince.Length || _drainSince[user.Column] == long.MaxValue)
        {
            return false;
        }
        double patience = _platform.Sites[user.Column].Blades.ShutdownTimeout.Nanoseconds;
        return _clock - _drainSince[user.Column] >= patience * Uniform(user.Flow, Layer.Drain);
    }

    /// <summary>Closes what has closed of itself, of every tenth group.</summary>
    private void Sweep()
    {
        for (int index = (int)(_steps % SweepSteps); index < _groups.Length; index += SweepSteps)
        {
            UserGroup group = _groups[index];
            foreach (ref User user in group.Users)
            {
                if (user.IsConnected && !IsOpen(group, ref user))
                {
                    Drop(group, ref user);
                }
            }
        }
        _steps++;
    }

    /// <summary>The round trip of the access network that a new connection crosses, drawn by its pieces.</summary>
    private long AccessOf(UserGroup group)
    {
        double uniform = _chance.NextDouble();
        int lump = 0;
        while (lump < LatencyDistribution.LumpCount - 1 && uniform >= LatencyDistribution.WeightOf(lump))
        {
            uniform -= LatencyDistribution.WeightOf(lump++);
        }
        return group.Access[lump];
    }

    private Limits LimitsOf(int address)
    {
        ConnectionLimits server =
            address < _platform.Sites.Count
                ? _platform.Sites[address].Blades.Limits
                : _platform.FrontEnds[address - _platform.Sites.Count].Limits;
        return new Limits(
            SimDuration.Min(_platform.Clients.IdleTimeout, server.Idle).Nanoseconds,
            server.Requests ?? int.MaxValue,
            server.Age is { } age ? age.Nanoseconds : double.PositiveInfinity
        );
    }

    /// <summary>When a connection closes that nothing breaks: nanoseconds idle, requests, nanoseconds of age.</summary>
    private readonly record struct Limits(double Idle, int Requests, double Age);
}
