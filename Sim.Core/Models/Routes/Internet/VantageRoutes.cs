using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>Adds eyeball networks up to what each vantage meets on its way to each site.</summary>
internal sealed class VantageRoutes
{
    private readonly PlatformSpec _platform;
    private readonly RestingRoutes _resting;
    private readonly FaultLedger _faults;
    private readonly int _vantages;
    private readonly int[] _linkOf;
    private readonly bool[] _isValid;
    private readonly sbyte[] _upstreams;
    private readonly Impairment[] _paths;
    private readonly double[] _landings;
    private readonly double[] _cutOff;
    private readonly PathMix?[] _mixes;

    public VantageRoutes(PlatformSpec platform, RestingRoutes resting, FaultLedger faults)
    {
        _platform = platform;
        _resting = resting;
        _faults = faults;
        _vantages = platform.Vantages.Count;
        _linkOf = [.. Enumerable.Range(0, _vantages).Select(platform.LinkOf)];
        _isValid = new bool[_vantages];
        _upstreams = new sbyte[platform.Sites.Count * _vantages];
        _paths = new Impairment[_upstreams.Length];
        _landings = new double[_upstreams.Length];
        _cutOff = new double[_upstreams.Length];
        _mixes = new PathMix?[_upstreams.Length];
        for (int cell = 0; cell < _mixes.Length; cell++)
        {
            _mixes[cell] = resting.ToSiteAlone(cell % _vantages, cell / _vantages);
        }
    }

    /// <summary>What is true now goes out; nothing of it is written again.</summary>
    public void PublishTo(Publisher publisher) =>
        publisher.Publish(
            _vantages,
            (sbyte[])_upstreams.Clone(),
            (Impairment[])_paths.Clone(),
            (double[])_landings.Clone(),
            (double[])_cutOff.Clone(),
            (PathMix?[])_mixes.Clone()
        );

    /// <summary>From now on until the next filling the vantage is out of date.</summary>
    public void Invalidate(int vantage) => _isValid[vantage] = false;

    /// <summary>Adds the networks of a prefix up for all vantages that are out of date.</summary>
    public void Fill(PrefixMotion prefix)
    {
        for (int vantage = 0; vantage < _vantages; vantage++)
        {
            if (!_isValid[vantage])
            {
                foreach (int site in prefix.Sites)
                {
                    Fill(prefix, site, vantage);
                }
                _isValid[vantage] = true;
            }
        }
    }

    private void Fill(PrefixMotion prefix, int site, int vantage)
    {
        Span<double> carried = stackalloc double[_platform.Sites[site].Upstreams.Count];
        double bound = 0;
        double lost = 0;
        List<(SimDuration, double)> trips = [];
        (int first, int count) = _resting.EyeballsOf(vantage).GetOffsetAndLength(_resting.Spec.Eyeballs.Count);
        for (int i = first; i < first + count; i++)
        {
            ref readonly Landing landing = ref prefix.Of(i);
            if (landing.Site != site)
            {
                continue;
            }
            double share = _resting.Spec.Eyeballs[i].Share;
            bound += share;
            if (prefix.IsLost(i))
            {
                lost += share;
            }
            else
            {
                carried[landing.Upstream] += share;
                trips.Add((landing.RoundTrip, share));
            }
        }
        int cell = (site * _vantages) + vantage;
        // Shares of one vantage add up to 1 but for rounding.
        _landings[cell] = prefix.Sites.Count == 1 ? 1 : Math.Min(1, bound);
        if (trips.Count > 0)
        {
            // Who holds the old one need not look again when nothing has changed.
            var mix = new PathMix(trips);
            _mixes[cell] = _mixes[cell] is { } old && old.Parts.SequenceEqual(mix.Parts) ? old : mix;
        }
        int most = carried.Length - 1;
        for (int upstream = most; upstream >= 0; upstream--)
        {
            most = carried[upstream] >= carried[most] ? upstream : most;
        }
        _upstreams[cell] = (sbyte)(trips.Count > 0 ? most : -1);
        _paths[cell] = PathOf(site, vantage, lost, carried);
        for (int upstream = 0; upstream < carried.Length; upstream++)
        {
            lost += FaultOf(site, upstream).BlackholedShare >= 1 ? carried[upstream] : 0;
        }
        _cutOff[cell] = bound > 0 ? Math.Min(1, lost / bound) : 0;
    }

    /// <summary>The mean over users; without users, what a packet would meet.</summary>
    private Impairment PathOf(int site, int vantage, double lost, ReadOnlySpan<double> carried)
    {
        double all = lost;
        Span<(Impairment, double)> parts = new (Impairment, double)[carried.Length + 1];
        for (int upstream = 0; upstream < carried.Length; upstream++)
        {
            all += carried[upstream];
            parts[upstream] = (FaultOf(site, upstream), carried[upstream]);
        }
        parts[^1] = (Impairment.AllBlackholed, lost);
        Impairment ways =
            all <= 0 ? default
            : lost >= all ? Impairment.AllBlackholed
            : Impairment.Mixture(parts);
        return _faults.IsEmpty || lost >= all
            ? ways
            : _faults.Of(new Component(ComponentKind.Link, site, _linkOf[vantage])).Then(ways);
    }

    private Impairment FaultOf(int site, int upstream) =>
        _faults.IsEmpty ? default : _faults.Of(new Component(ComponentKind.Upstream, site, upstream));
}
