using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Traffic.Flow;

/// <content>What new routes and endpoints do to open connections.</content>
public sealed partial class FlowPlane
{
    private readonly UserPools _users;

    /// <summary>By endpoint: connections reset so far.</summary>
    private readonly double[] _resets;

    /// <summary>By cell: what a new connection meets; users without a usable address meet nobody.</summary>
    private readonly Impairment[] _connect;

    /// <summary>By address: rate at which open connections close of themselves, per second.</summary>
    private readonly double[] _closingRates;

    /// <summary>By site: since when it closes its connections; null: it does not.</summary>
    private readonly SimTime?[] _drainSince;

    /// <summary>By column: share of the open connections that close of themselves in the present step.</summary>
    private readonly double[] _closing;

    /// <summary>Works out what share of the open connections closes in a step without being broken.</summary>
    /// <remarks>
    /// A draining site closes what it has, one connection after the other within its shutdown timeout, evenly: of those
    /// that are left, as much as the step is of what is left of the timeout.
    /// </remarks>
    private void CloseInStep(SimDuration step)
    {
        for (int address = 0; address < _addresses; address++)
        {
            double kept = DeterministicMath.Exp(-_closingRates[address] * step.TotalSeconds);
            if (address < _platform.Sites.Count && _drainSince[address] is { } since)
            {
                SimDuration left = _platform.Sites[address].Blades.ShutdownTimeout - (_now - since);
                kept *= left > step ? 1 - (step / left) : 0;
            }
            _closing[address] = 1 - kept;
        }
    }

    /// <summary>
    /// Works out what a new connection of every group meets at every address, and breaks or revives open ones: those
    /// whose way is refused now are reset, those whose way swallows packets now are dead until their users notice.
    /// </summary>
    private void FollowConditions(EndpointSnapshot? old)
    {
        if (!_started || _routes is null || _state is null)
        {
            return;
        }
        for (int site = 0; site < _platform.Sites.Count; site++)
        {
            Impairment here = _state.Sites[site].ForNewConnection();
            double? reshuffled = old is null ? null : ReshuffledShare(site, old.Sites[site], _state.Sites[site]);
            for (int group = 0; group < _groups.Count; group++)
            {
                int cell = Cell(group, site);
                Impairment now = _routes.PathOf(site, _groups[group].Vantage).Then(here);
                if (now != _connect[cell] || reshuffled > 0)
                {
                    Affect(group, cell, _connect[cell], now, reshuffled);
                    _connect[cell] = now;
                    _troubledUntil = _now + _platform.Service.Timeout;
                }
            }
        }
    }

    /// <summary>
    /// Share of a site's open connections whose flow another blade gets now: they are reset. Null: the blades are the
    /// same.
    /// </summary>
    private double? ReshuffledShare(int site, SiteState before, SiteState after)
    {
        int count = before.Blades.Length;
        Span<bool> was = stackalloc bool[count];
        Span<bool> isNow = stackalloc bool[count];
        double announced = before.AnnouncedCount;
        double passed = 0;
        double lostAnyway = 0;
        for (int i = 0; i < count; i++)
        {
            was[i] = before.Blades[i].Announced;
            isNow[i] = after.Blades[i].Announced;
            double share = was[i] ? 1 / announced : 0;
            passed += share * before.Blades[i].Fault.PassedShare;
            lostAnyway += isNow[i] ? 0 : share * (1 - before.Blades[i].Fault.PassedShare);
        }
        if (was.SequenceEqual(isNow) || !was.Contains(true))
        {
            return null;
        }
        if (!isNow.Contains(true) || passed <= 0)
        {
            return 1;
        }
        double moved = EcmpHashing.MovedShare(_platform.Sites[site].Blades.Hash, was, isNow).Value;
        return Math.Clamp((moved - lostAnyway) / passed, 0, 1);
    }

    private void Affect(int group, int cell, in Impairment before, in Impairment now, double? reshuffled)
    {
        double open = _users.Open[cell];
        double dead = _users.Dead[cell];
        double passedBefore = before.PassedShare;
        double hit = passedBefore > 0 ? Math.Max(0, (passedBefore - now.PassedShare) / passedBefore) : 0;
        double moreLost = Math.Max(0, now.BlackholedShare - before.BlackholedShare);
        double moreRefused = Math.Max(0, now.RefusedShare - before.RefusedShare);
        double died = moreLost + moreRefused > 0 ? open * hit * moreLost / (moreLost + moreRefused) : 0;
        double reached =
            before.BlackholedShare > 0
                ? dead * Math.Clamp(1 - (now.BlackholedShare / before.BlackholedShare), 0, 1)
                : 0;
        // Packets of dead connections arrive again: at the old blade they go on, at another one they are reset.
        double revived = reshuffled is null ? reached : 0;
        double kept = 1 - (reshuffled ?? 0);
        _resets[cell - Cell(group, 0)] += (open * hit) - died + (open * (1 - hit) * (1 - kept));
        _users.Open[cell] = ((open * (1 - hit)) + revived) * kept;
        _openRetries.Move(cell, _retries, cell, 1 - ((1 - hit) * kept));
        _users.Dead[cell] = dead + died - reached;
        double lost = open + dead - _users.Open[cell] - _users.Dead[cell];
        Disconnect(group, cell - Cell(group, 0), lost, _users.Total(group) + lost);
    }

    /// <summary>Users who lose their connection look for a new one, with the address that they hold now.</summary>
    /// <remarks>
    /// Who is connected to an address held it once. As many of them hold it still as the group's shares allow; the
    /// others hold those addresses that more users hold than are connected to or look for.
    /// </remarks>
    /// <param name="column">Where they were connected; they are not counted there any more.</param>
    /// <param name="total">Users of the group, these included.</param>
    /// <param name="haveMoved">Routes lead these elsewhere: none of them is bound for the column any more.</param>
    private void Disconnect(int group, int column, double users, double total, bool haveMoved = false)
    {
        if (users <= 0)
        {
            return;
        }
        const double Rounding = 1e-12;
        int cell = Cell(group, column);
        double connected = _users.Open[cell] + _users.Dead[cell] + users;
        double holding = haveMoved ? 0 : Math.Clamp((total * _held[cell]) - _users.Looking[cell], 0, connected);
        double changed = users * (1 - (holding / connected));
        double missing = 0;
        if (changed > Rounding * users)
        {
            foreach (int other in _active.Of(group))
            {
                missing += other == column ? 0 : Missing(Cell(group, other), total);
            }
        }
        if (missing <= 0)
        {
            _users.Looking[cell] += users;
            return;
        }
        _users.Looking[cell] += users - changed;
        foreach (int other in _active.Of(group))
        {
            // What is missing at one address does not depend on what has been given to the others.
            double share = other == column ? 0 : Missing(Cell(group, other), total) / missing;
            _users.Looking[Cell(group, other)] += changed * share;
        }
    }

    /// <summary>Users who hold an address and are neither connected to it nor look for it.</summary>
    private double Missing(int cell, double total) =>
        Math.Max(0, (total * _held[cell]) - _users.Looking[cell] - _users.Open[cell] - _users.Dead[cell]);
}
