using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>The addresses that clients hold in their own caches, as shares of each group's users.</summary>
/// <remarks>
/// A client keeps an address for a fixed time C and then asks its resolver again; ages are uniform. So the share that holds
/// an answer at time t is the mean, over (t - C, t), of the share of resolvers that gave it: a change at a resolver turns into a
/// linear move that takes C. Shares and their integrals over a step are exact.
/// </remarks>
internal sealed class CachedAnswers(int groupCount, int columns, SimDuration keep)
{
    private readonly double[] _share = new double[groupCount * columns];
    private readonly double[] _slope = new double[groupCount * columns];
    private readonly double[] _area = new double[groupCount * columns];
    private readonly SimTime[] _updated = new SimTime[groupCount];
    private readonly int[] _moving = new int[groupCount];
    private readonly Queue<(SimTime At, int Group, double Share, AnswerMix Before, AnswerMix After)> _ends = new();

    /// <summary>The share of a group's users that holds an address as of the last update.</summary>
    public double ShareOf(int group, int column) => _share[(group * columns) + column];

    public void SetAll(int group, AnswerMix mix) => mix.Shares.CopyTo(_share.AsSpan(group * columns, columns));

    public void BeginMove(SimTime now, int group, double share, AnswerMix before, AnswerMix after)
    {
        EndMoves(now);
        Integrate(group, now);
        if (keep == SimDuration.Zero)
        {
            Add(_share, group, share, before, after);
            return;
        }
        Add(_slope, group, share / keep.TotalSeconds, before, after);
        _moving[group]++;
        _ends.Enqueue((now + keep, group, share, before, after));
    }

    /// <summary>Ends the moves that are due at or before <paramref name="now"/>.</summary>
    public void EndMoves(SimTime now)
    {
        while (_ends.TryPeek(out var end) && end.At <= now)
        {
            _ends.Dequeue();
            Integrate(end.Group, end.At);
            Add(_slope, end.Group, -end.Share / keep.TotalSeconds, end.Before, end.After);
            if (--_moving[end.Group] == 0)
            {
                Settle(end.Group);
            }
        }
    }

    /// <summary>The mean shares of a group since the last call, then a new start at <paramref name="now"/>.</summary>
    public void TakeMean(int group, SimTime since, SimTime now, Span<double> mean)
    {
        int first = group * columns;
        if (_moving[group] == 0 && _updated[group] <= since)
        {
            _updated[group] = now;
            _share.AsSpan(first, columns).CopyTo(mean);
            return;
        }
        Integrate(group, now);
        double seconds = (now - since).TotalSeconds;
        for (int i = 0; i < columns; i++)
        {
            mean[i] = Math.Clamp(_area[first + i] / seconds, 0, 1);
            _area[first + i] = 0;
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
            _share[i] = end;
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
}
