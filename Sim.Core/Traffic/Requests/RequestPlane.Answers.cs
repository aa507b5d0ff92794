using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Requests;

/// <content>Which address each user holds.</content>
public sealed partial class RequestPlane
{
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
}
