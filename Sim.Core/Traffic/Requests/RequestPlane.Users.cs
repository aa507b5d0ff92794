using System.Runtime.CompilerServices;
using Sim.Core.Kernel;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Traffic.Requests;

/// <content>Who the users are, which address each holds, and the connection that he has.</content>
public sealed partial class RequestPlane
{
    /// <summary>Every user is looked at once in so many steps, for connections that have closed of themselves.</summary>
    private const int SweepSteps = 10;

    /// <summary>By address: when the server closes connections.</summary>
    private readonly Limits[] _limits;

    /// <summary>By site: the blade of each flow; null: no blade is announced.</summary>
    private readonly EcmpTable?[] _tables;

    /// <summary>By site: since when it closes its connections, nanoseconds.</summary>
    private readonly long[] _drainSince;

    private uint _generation;
    private long _steps;

    /// <summary>Draws the requests until the next step, after the users have come and gone.</summary>
    private void BeginStep()
    {
        SimTime end = _stepBegin + _step;
        _demand.Fill(_stepBegin, _rates);
        _arrivals.Clear();
        _nextArrival = 0;
        double interval = _platform.Clients.RequestInterval.TotalSeconds;
        double meanWork = _service.Cpu.Nanoseconds;
        double total = 0;
        for (int index = 0; index < _groups.Length; index++)
        {
            UserGroup group = _groups[index];
            group.Rate = _rates[group.Spec.Vantage] * group.Spec.Share;
            total += group.Rate;
            double rate = group.Rate * _sampling;
            Resize(group, group.Resize(rate * interval));
            _arrivals.Draw(index, group.Demand, rate * _step.TotalSeconds, group.Count, _stepBegin, end, meanWork);
        }
        PeakRate = Math.Max(PeakRate, total);
        _arrivals.Sort(_stepBegin, end);
        _kernel.Schedule(end, _self, 0, 0, EventPriority.Traffic);
    }

    /// <summary>Users come, with addresses as the others hold them, or leave with their connections.</summary>
    private void Resize(UserGroup group, int missing)
    {
        for (int i = 0; i < missing; i++)
        {
            ref User user = ref group.Add();
            user.Held = Draw(group.Held, group.Answers.NextDouble());
            user.Generation = ++_generation;
            group.Directed[user.Held]++;
        }
        for (int i = 0; i > missing; i--)
        {
            int leaving = group.Answers.NextInt32(group.Count);
            ref User user = ref group[leaving];
            Drop(group, ref user);
            group.Directed[user.Held]--;
            group.Remove(leaving);
        }
    }

    /// <summary>At the start every user has a connection, as old as those of a long run are.</summary>
    private void ConnectAll()
    {
        foreach (UserGroup group in _groups)
        {
            foreach (ref User user in group.Users)
            {
                int column = user.Held;
                ulong flow = _chance.NextUInt64();
                if (column == _addresses || Meet(group, column, flow, out int blade) != Fate.Passed)
                {
                    continue;
                }
                Open(group, ref user, column, flow, blade, AccessOf(_chance.NextDouble()));
                double idle = Math.Min(_limits[column].Idle, 1e18) * _chance.NextDouble();
                double gap = Math.Min(idle, _chance.NextExponential(_platform.Clients.RequestInterval.Nanoseconds));
                user.LastUsed = _clock - (long)gap;
            }
        }
    }

    /// <summary>A user opens a connection; it closes of itself after an exponential life, or at its age limit.</summary>
    private void Open(UserGroup group, ref User user, int column, ulong flow, int blade, byte access)
    {
        Drop(group, ref user);
        group.Directed[user.Held]--;
        group.Directed[column]++;
        double life = _chance.NextExponential(_platform.Clients.ConnectionLife.Nanoseconds);
        user.Closes = _clock + (long)Math.Min(1e18, Math.Min(life, _limits[column].Age) / group.Pace);
        user.Column = (byte)column;
        user.Flow = flow;
        user.Blade = (ushort)blade;
        user.Access = access;
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
        group.Directed[user.Column]--;
        group.Directed[user.Held]++;
        user.Column = User.Nowhere;
        user.Generation = ++_generation;
    }

    /// <summary>Whether a connection is still open as far as its two ends are concerned.</summary>
    private bool IsOpen(UserGroup group, in User user)
    {
        if (!user.IsConnected)
        {
            return false;
        }
        ref readonly Limits limits = ref _limits[user.Column];
        return _clock < user.Closes
            && (_clock - user.LastUsed) * group.Pace < limits.Idle
            && user.Requests < limits.Requests
            && !IsDrained(user);
    }

    /// <summary>A draining site closes what it has, one connection after the other within its shutdown timeout.</summary>
    private bool IsDrained(in User user)
    {
        if (user.Column >= _drainSince.Length || _drainSince[user.Column] == long.MaxValue)
        {
            return false;
        }
        double patience = _platform.Sites[user.Column].Blades.ShutdownTimeout.Nanoseconds;
        return _clock - _drainSince[user.Column] >= patience * Uniform(user.Flow, Layer.Drain);
    }

    /// <summary>Moves users to the answers that their caches hold by now.</summary>
    private void FollowAnswers(SimTime from, SimTime to)
    {
        Span<double> now = stackalloc double[_columns];
        _answers.AdvanceTo(to);
        for (int index = 0; index < _groups.Length; index++)
        {
            if (!_answers.TakeMean(index, from, to, now))
            {
                continue;
            }
            _answers.CopyShares(index, now);
            UserGroup group = _groups[index];
            if (!now.SequenceEqual(group.Held))
            {
                Follow(group, now);
                now.CopyTo(group.Held);
            }
        }
    }

    /// <summary>
    /// As many leave an address as it has lost, whoever they are, and spread over those that have gained: nobody else
    /// moves.
    /// </summary>
    private void Follow(UserGroup group, ReadOnlySpan<double> now)
    {
        double gained = 0;
        for (int column = 0; column < now.Length; column++)
        {
            gained += Math.Max(0, now[column] - group.Held[column]);
        }
        if (gained <= 0)
        {
            return;
        }
        foreach (ref User user in group.Users)
        {
            double before = group.Held[user.Held];
            double lost = before - now[user.Held];
            if (lost <= 0 || group.Answers.NextDouble() * before >= lost)
            {
                continue;
            }
            double pick = group.Answers.NextDouble() * gained;
            int to = 0;
            for (double sum = 0; to < now.Length - 1; to++)
            {
                sum += Math.Max(0, now[to] - group.Held[to]);
                if (pick < sum)
                {
                    break;
                }
            }
            if (!user.IsConnected)
            {
                group.Directed[user.Held]--;
                group.Directed[to]++;
            }
            user.Held = (byte)to;
        }
    }

    /// <summary>Closes what has closed of itself, of every tenth group.</summary>
    private void Sweep()
    {
        for (int index = (int)(_steps % SweepSteps); index < _groups.Length; index += SweepSteps)
        {
            UserGroup group = _groups[index];
            foreach (ref User user in group.Users)
            {
                if (user.IsConnected && !IsOpen(group, user))
                {
                    Drop(group, ref user);
                }
            }
        }
        _steps++;
    }

    /// <summary>What has become of sites and pools.</summary>
    private void FollowEndpoints(EndpointSnapshot? old, EndpointSnapshot now)
    {
        for (int site = 0; site < now.Sites.Length; site++)
        {
            SiteState state = now.Sites[site];
            if (state.IsDraining && _drainSince[site] == long.MaxValue)
            {
                _drainSince[site] = now.At.Nanoseconds;
            }
            if (old is null || !SameBlades(old.Sites[site], state))
            {
                bool[] blades = [.. state.Blades.Select(blade => blade.Announced)];
                EcmpHashKind kind = _platform.Sites[site].Blades.Hash;
                _tables[site] = state.AnnouncedCount > 0 ? EcmpTable.Of(kind, blades, _tables[site]) : null;
            }
        }
        for (int pool = 0; pool < now.Pools.Length; pool++)
        {
            _pods[pool].Resize(now.Pools[pool].Serving);
        }
    }

    private static bool SameBlades(SiteState before, SiteState after)
    {
        for (int blade = 0; blade < after.Blades.Length; blade++)
        {
            if (before.Blades[blade].Announced != after.Blades[blade].Announced)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Remembers which addresses come together in a group's answers.</summary>
    private void LearnNext(int index, AnswerMix answer)
    {
        UserGroup group = _groups[index];
        if (answer.Next is null && group.Next is null)
        {
            return;
        }
        double[] next = group.Next ??= new double[_columns * _columns];
        for (int first = 0; first < _columns; first++)
        {
            for (int column = 0; column < _columns && answer.Shares[first] > 0; column++)
            {
                next[(first * _columns) + column] = answer.NextShare(first, column);
            }
        }
    }

    private static byte Draw(ReadOnlySpan<double> shares, double uniform)
    {
        int last = 0;
        for (int column = 0; column < shares.Length; column++)
        {
            uniform -= shares[column];
            last = shares[column] > 0 ? column : last;
            if (uniform < 0)
            {
                return (byte)column;
            }
        }
        return (byte)last;
    }

    /// <summary>The piece of an access network at a quantile.</summary>
    private static byte AccessOf(double uniform)
    {
        int lump = 0;
        while (lump < LatencyDistribution.LumpCount - 1 && uniform >= LatencyDistribution.WeightOf(lump))
        {
            uniform -= LatencyDistribution.WeightOf(lump++);
        }
        return (byte)lump;
    }

    /// <summary>The same number between 0 and 1 for the same flow at the same thing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Uniform(ulong flow, Layer layer) =>
        (SplitMix64.Finish(flow ^ ((ulong)layer << 56)) >> 11) * (1.0 / (1UL << 53));

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
