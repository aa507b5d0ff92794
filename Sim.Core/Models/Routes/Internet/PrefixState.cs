using Sim.Core.Models.Platform;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>Who announces one prefix to whom: its sites, and their sessions with upstreams.</summary>
internal sealed class PrefixState
{
    private readonly bool[] _announced;
    private readonly bool[][] _sessionUp;

    /// <summary>Every site announces to all of its upstreams.</summary>
    /// <param name="sites">By index in the platform, ascending; those with one address.</param>
    public PrefixState(PlatformSpec platform, IReadOnlyList<int> sites)
    {
        Sites = sites;
        _announced = [.. sites.Select(_ => true)];
        _sessionUp = [.. sites.Select(site => Enumerable.Repeat(true, platform.Sites[site].Upstreams.Count).ToArray())];
    }

    public IReadOnlyList<int> Sites { get; }

    /// <summary>The same for equal states.</summary>
    public string Key =>
        string.Concat(
            Enumerable
                .Range(0, Sites.Count)
                .Select(i => (_announced[i] ? "+" : "-") + string.Concat(_sessionUp[i].Select(up => up ? '1' : '0')))
        );

    public bool IsAnnounced(int site) => _announced[PositionOf(site)];

    public bool IsUp(int site, int upstream) => _sessionUp[PositionOf(site)][upstream];

    /// <summary>The upstreams that hear of the prefix from a site, by index.</summary>
    public IEnumerable<int> UpstreamsOf(int site)
    {
        bool[] up = _sessionUp[PositionOf(site)];
        return IsAnnounced(site) ? Enumerable.Range(0, up.Length).Where(i => up[i]) : [];
    }

    public void SetAnnounced(int site, bool announced) => _announced[PositionOf(site)] = announced;

    public void SetUp(int site, int upstream, bool up) => _sessionUp[PositionOf(site)][upstream] = up;

    private int PositionOf(int site)
    {
        for (int i = 0; i < Sites.Count; i++)
        {
            if (Sites[i] == site)
            {
                return i;
            }
        }
        throw new ArgumentException($"Site {site} does not announce this prefix.", nameof(site));
    }
}
