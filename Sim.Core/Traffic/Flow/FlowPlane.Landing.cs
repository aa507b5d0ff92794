using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;

namespace Sim.Core.Traffic.Flow;

/// <content>
/// Sites with one address: each is a column of its own, and routes decide which of them the users of an address are
/// bound for.
/// </content>
public sealed partial class FlowPlane
{
    /// <summary>Share of a group's users that holds a column's address and is bound for the column.</summary>
    private double HeldShareOf(int group, int column) =>
        _answers.ShareOf(group, _destinations.AddressOf(column))
        * _destinations.LandingOf(_routes!, _groups[group].Vantage, column);

    /// <summary>Turns shares by address into shares by column.</summary>
    private void Land(int group, Span<double> shares) => _destinations.Land(_routes!, _groups[group].Vantage, shares);

    /// <summary>
    /// Users whose packets come to another site than before keep the address, and have no connection there: the first
    /// packet that arrives is answered with a reset. New ways to a site take another time.
    /// </summary>
    private void FollowRoutes(RouteSnapshot old)
    {
        for (int group = 0; group < _groups.Count; group++)
        {
            int vantage = _groups[group].Vantage;
            bool hasMoved = false;
            for (int site = 0; site < _platform.Sites.Count; site++)
            {
                hasMoved |= old.LandingOf(site, vantage) != _routes!.LandingOf(site, vantage);
                if (old.MixOf(site, vantage) != _routes.MixOf(site, vantage))
                {
                    _recorder.ReplaceLatency(group, site);
                }
            }
            if (hasMoved)
            {
                Span<double> mean = _mean.AsSpan(group * _columns, _columns);
                _answers.CopyShares(group, mean);
                Land(group, mean);
                FollowAnswers(group, mean);
                ResetMoved(group, old);
            }
        }
    }

    private void ResetMoved(int group, RouteSnapshot old)
    {
        int vantage = _groups[group].Vantage;
        for (int site = 0; site < _platform.Sites.Count; site++)
        {
            double before = old.LandingOf(site, vantage);
            double moved = before > 0 ? 1 - (_routes!.LandingOf(site, vantage) / before) : 0;
            if (moved > 0)
            {
                ResetMoved(group, site, Math.Min(1, moved), old.PathOf(site, vantage));
            }
        }
    }

    /// <summary>Of those bound for a site a share moves: first those whose packets were lost, then others.</summary>
    private void ResetMoved(int group, int site, double moved, in Impairment path)
    {
        int cell = Cell(group, site);
        double lost = path.BlackholedShare;
        double movedLost = Math.Min(moved, lost);
        double openShare = lost < 1 ? (moved - movedLost) / (1 - lost) : 0;
        double deadShare = lost > 0 ? movedLost / lost : openShare;
        double reset = (_users.Open[cell] * openShare) + (_users.Dead[cell] * deadShare);
        _users.Open[cell] *= 1 - openShare;
        _users.Dead[cell] *= 1 - deadShare;
        _openRetries.Move(cell, _retries, cell, openShare);
        Disconnect(group, site, reset, _users.Total(group) + reset, haveMoved: true);
        // What the others have met so far, against which the new state counts.
        double stillLost = moved < 1 ? (lost - movedLost) / (1 - moved) : 0;
        Impairment rest = path with { BlackholedShare = stillLost };
        _connect[cell] = rest.Then(_state!.Sites[site].ForNewConnection());
    }
}
