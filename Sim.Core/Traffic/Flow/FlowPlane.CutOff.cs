using Sim.Core.Models.Faults;

namespace Sim.Core.Traffic.Flow;

/// <content>Users whose network has no way to a site: they stay so, while others of their group connect.</content>
public sealed partial class FlowPlane
{
    /// <summary>
    /// By cell: share of those who look that is cut off, in this step; null: the group has nobody who is, and the way
    /// is the same for all.
    /// </summary>
    private readonly double?[] _cutOff;

    /// <summary>
    /// Those of a cell who are cut off are on dead connections as far as these go; the others of them look in vain.
    /// </summary>
    private double? ShareCutOff(int group, int column)
    {
        double share = column < _platform.Sites.Count ? _routes!.CutOffOf(column, _groups[group].Vantage) : 0;
        if (share <= 0)
        {
            return null;
        }
        int cell = Cell(group, column);
        double looking = _users.Looking[cell];
        double all = looking + _users.Open[cell] + _users.Dead[cell];
        return looking > 0 ? Math.Clamp(((share * all) - _users.Dead[cell]) / looking, 0, 1) : share;
    }

    /// <summary>What a new connection meets on average when a share of those who look is cut off.</summary>
    private Impairment WayOf(int group, int site, double cutOff)
    {
        int vantage = _groups[group].Vantage;
        Impairment path = _routes!.PathOf(site, vantage);
        double others = 1 - _routes.CutOffOf(site, vantage);
        double rest = others > 0 ? (1 - cutOff) / others : 0;
        double lost = Math.Max(0, path.BlackholedShare - 1 + others);
        Impairment met = path with
        {
            RefusedShare = path.RefusedShare * rest,
            BlackholedShare = Math.Min(1, cutOff + (lost * rest)),
        };
        return met.Then(_state!.Sites[site].ForNewConnection());
    }
}
