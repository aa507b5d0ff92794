using Sim.Core.Models.Publication;
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
            Follow(index, now);
        }
    }

    /// <summary>
    /// Moves users to the sites where routes lead them now: they keep the address, and what they have open at the old
    /// site is reset by the new one.
    /// </summary>
    private void FollowRoutes(RouteSnapshot old)
    {
        if (_routes!.Landings is null && _routes.Mixes is null)
        {
            return;
        }
        Span<double> now = stackalloc double[_columns];
        for (int index = 0; index < _groups.Length; index++)
        {
            UserGroup group = _groups[index];
            for (int site = 0; site < _blades.Length; site++)
            {
                if (old.MixOf(site, group.Spec.Vantage) != _routes.MixOf(site, group.Spec.Vantage))
                {
                    _recorder.ReplaceLatency(index, site);
                }
            }
            Follow(index, now);
        }
    }

    /// <summary>By column: share of a group's users that holds its address, and whom routes lead there.</summary>
    private void FillHeld(int group, Span<double> shares)
    {
        _answers.CopyShares(group, shares);
        _destinations.Land(_routes!, _groups[group].Spec.Vantage, shares);
    }

    /// <summary>Moves a group's users to the columns that hold them now.</summary>
    /// <param name="now">Room for the shares.</param>
    private void Follow(int index, Span<double> now)
    {
        UserGroup group = _groups[index];
        FillHeld(index, now);
        if (!now.SequenceEqual(group.Held))
        {
            Follow(group, now);
            now.CopyTo(group.Held);
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
            group.Directed[user.Bound]--;
            // Another site with the same address knows nothing of the connection.
            user.IsAstray |=
                user.Column == user.Held && _destinations.AddressOf(to) == _destinations.AddressOf(user.Held);
            user.Held = (byte)to;
            group.Directed[user.Bound]++;
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
