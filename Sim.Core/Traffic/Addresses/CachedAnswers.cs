using Sim.Core.Models.Platform;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Addresses;

/// <summary>The addresses that clients hold in their own caches, as shares of each group's users.</summary>
/// <remarks>
/// A client keeps an address for a fixed time C and then asks its resolver again; ages are uniform. So the share that
/// holds an answer at time t is the mean, over (t - C, t), of the share of resolvers that gave it: a change at a
/// resolver turns into a linear move that takes C, for each kind of client its own. Clients do not keep that there is
/// no answer: they leave it as their resolver does. Shares and their integrals over a step are exact.
/// </remarks>
internal sealed class CachedAnswers(int groupCount, int columns, IReadOnlyList<ClientCache> caches)
{
    private readonly ClientCache[] _caches = [.. caches];
    private readonly double[] _share = new double[groupCount * columns];
    private readonly double[] _slope = new double[groupCount * columns];
    private readonly double[] _area = new double[groupCount * columns];
    private readonly SimTime[] _updated = new SimTime[groupCount];
    private readonly int[] _moving = new int[groupCount];
    private readonly bool[] _settled = new bool[groupCount];

    /// <summary>Whether shares have changed at once, without a move, since the last mean.</summary>
    private readonly bool[] _jumped = new bool[groupCount];
    private readonly Queue<(SimTime At, AnswerChange Change)> _begins = new();

    /// <summary>Linear moves under way by their end; ends at the same moment in the order of their begin.</summary>
    private readonly PriorityQueue<Slope, (SimTime End, long Number)> _slopes = new();
    private long _begun;

    /// <summary>The share of a group's users that holds an address as of the last update.</summary>
    public double ShareOf(int group, int column) => _share[(group * columns) + column];

    public void SetAll(int group, AnswerMix mix) => mix.Shares.CopyTo(_share.AsSpan(group * columns, columns));

    /// <summary>
    /// From now on a share of a group's users gets another answer from their resolver; to be called in the order of
    /// time.
    /// </summary>
    public void BeginMove(SimTime now, in AnswerChange change) => _begins.Enqueue((now, change));

    /// <summary>Lets all moves begin and end that are due at or before a moment.</summary>
    public void AdvanceTo(SimTime time)
    {
        while (true)
        {
            bool begins = _begins.TryPeek(out (SimTime At, AnswerChange Change) begin) && begin.At <= time;
            bool ends = _slopes.TryPeek(out Slope slope, out (SimTime End, long) key) && key.End <= time;
            if (ends && (!begins || key.End <= begin.At))
            {
                _slopes.Dequeue();
                End(slope, key.End);
            }
            else if (begins)
            {
                _begins.Dequeue();
                Begin(begin.At, begin.Change);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The mean shares of a group since the last call, then a new start at <paramref name="now"/>.</summary>
    /// <returns>False: nothing has moved, the shares are those of before.</returns>
    public bool TakeMean(int group, SimTime since, SimTime now, Span<double> mean)
    {
        int first = group * columns;
        if (_moving[group] == 0 && _updated[group] <= since && !_jumped[group])
        {
            _updated[group] = now;
            _settled[group] = false;
            _share.AsSpan(first, columns).CopyTo(mean);
            return false;
        }
        Integrate(group, now);
        double seconds = (now - since).TotalSeconds;
        for (int i = 0; i < columns; i++)
        {
            mean[i] = Math.Clamp(_area[first + i] / seconds, 0, 1);
            _area[first + i] = 0;
        }
        _settled[group] = _moving[group] == 0;
        _jumped[group] = false;
        return true;
    }

    /// <summary>Whether the shares of a group have changed since the mean before the last.</summary>
    public bool IsMoving(int group) => _moving[group] > 0 || _settled[group];

    public void CopyShares(int group, Span<double> shares) => _share.AsSpan(group * columns, columns).CopyTo(shares);

    private void Begin(SimTime at, in AnswerChange move)
    {
        Integrate(move.Group, at);
        foreach (ClientCache cache in _caches)
        {
            double share = move.Share * cache.Share;
            SimDuration keep = cache.KeepBeyond(move.Kept);
            SimDuration takes = keep;
            if (move.Before.IsNegative)
            {
                // Those who hold an address still, from before, ask when that expires; the others ask all the time.
                takes = SimDuration.Max(SimDuration.Zero, keep - move.Given);
                double later = keep > SimDuration.Zero ? takes / keep : 0;
                Jump(move, share * (1 - later));
                share *= later;
            }
            if (takes == SimDuration.Zero)
            {
                Jump(move, share);
                continue;
            }
            var slope = new Slope(move.Group, share / takes.TotalSeconds, move.Before, move.After);
            Add(_slope, slope.Group, slope.PerSecond, slope.Before, slope.After);
            _moving[move.Group]++;
            _slopes.Enqueue(slope, (at + takes, _begun++));
        }
        if (_moving[move.Group] == 0)
        {
            Settle(move.Group);
        }
    }

    private void Jump(in AnswerChange move, double share)
    {
        if (share > 0)
        {
            Add(_share, move.Group, share, move.Before, move.After);
            _jumped[move.Group] = true;
        }
    }

    private void End(in Slope slope, SimTime at)
    {
        Integrate(slope.Group, at);
        Add(_slope, slope.Group, -slope.PerSecond, slope.Before, slope.After);
        if (--_moving[slope.Group] == 0)
        {
            Settle(slope.Group);
        }
    }

    private void Integrate(int group, SimTime now)
    {
        double seconds = (now - _updated[group]).TotalSeconds;
        _updated[group] = now;
        if (seconds <= 0)
        {
            return;
        }
        int first = group * columns;
        for (int i = first; i < first + columns; i++)
        {
            double end = _share[i] + (_slope[i] * seconds);
            _area[i] += (_share[i] + end) / 2 * seconds;
            // What is 0 but for rounding may be below.
            _share[i] = Math.Max(0, end);
        }
    }

    /// <summary>Removes what rounding has left behind once nothing moves.</summary>
    private void Settle(int group)
    {
        double sum = 0;
        for (int i = group * columns; i < (group + 1) * columns; i++)
        {
            _slope[i] = 0;
            _share[i] = _share[i] < 1e-9 ? 0 : _share[i];
            sum += _share[i];
        }
        for (int i = group * columns; i < (group + 1) * columns; i++)
        {
            _share[i] /= sum;
        }
    }

    private void Add(double[] target, int group, double amount, AnswerMix before, AnswerMix after)
    {
        for (int i = 0; i < columns; i++)
        {
            target[(group * columns) + i] += amount * (after.Shares[i] - before.Shares[i]);
        }
    }

    private readonly record struct Slope(int Group, double PerSecond, AnswerMix Before, AnswerMix After);
}
