using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>One prefix: where each eyeball network's packets go now, and how that follows a change.</summary>
/// <remarks>
/// <para>
/// Where routes come to rest is solved (<see cref="RestingRoutes"/>); when each network gets there, and whether its
/// packets are lost meanwhile, is the business of the speakers (<see cref="PrefixConvergence"/>). Both know the same
/// networks and policies, but the speakers have one best route for a whole network, while paths leave it at the exit
/// that is nearest. So the time of an eyeball network is that of its witness: the first network on its path, before the
/// change, that sends its packets to the same site through the same upstream.
/// </para>
/// <para>
/// Packets whose witness has lost its route are lost. Once they arrive by another chain of networks they go where
/// routes come to rest: what is tried in between is not looked at. Where the witness keeps its chain, and yet the exit
/// that is nearest leads elsewhere than before, the first network on the new path whose best route is to lead there
/// decides when.
/// </para>
/// </remarks>
internal sealed class PrefixMotion
{
    private const int NoHerald = -1;
    private const int AtOnce = -2;

    private readonly PlatformSpec _platform;
    private readonly RestingRoutes _resting;
    private readonly PrefixState _state;
    private readonly Landing[] _now;
    private readonly bool[] _lost;
    private readonly int[] _witness;
    private readonly ulong[] _chain;
    private readonly int[] _herald;
    private RestingPrefix _rest;
    private PrefixConvergence? _speakers;

    public PrefixMotion(PlatformSpec platform, RestingRoutes resting, IReadOnlyList<int> sites)
    {
        _platform = platform;
        _resting = resting;
        _state = new PrefixState(platform, sites);
        _rest = resting.Solve(_state);
        _now = [.. _rest.Landings];
        // Who reaches nobody is counted at the first site.
        for (int i = 0; i < _now.Length; i++)
        {
            _now[i] = _now[i].Site < 0 ? _now[i] with { Site = sites[0], Upstream = -1 } : _now[i];
        }
        _lost = [.. _rest.Landings.Select(landing => landing.Site < 0)];
        _witness = new int[_now.Length];
        _chain = new ulong[_now.Length];
        _herald = new int[_now.Length];
    }

    public PrefixState State => _state;

    public IReadOnlyList<int> Sites => _state.Sites;

    /// <summary>Whether routes may still move.</summary>
    public bool IsMoving { get; private set; }

    /// <summary>Where an eyeball network's packets go, or went before they were lost.</summary>
    public ref readonly Landing Of(int eyeball) => ref _now[eyeball];

    /// <summary>Whether they find no way to any site.</summary>
    public bool IsLost(int eyeball) => _lost[eyeball];

    public void SetAnnounced(SimTime now, int site, bool announced)
    {
        if (_state.IsAnnounced(site) == announced)
        {
            return;
        }
        Begin(now);
        SiteNetwork network = _resting.Spec.Sites[site];
        if (announced)
        {
            _speakers!.Announce(AnnouncementOf(site));
        }
        else
        {
            _speakers!.Withdraw(network.Announcer);
        }
        _state.SetAnnounced(site, announced);
        Rest();
    }

    public void SetUp(SimTime now, int site, int upstream, bool up)
    {
        if (_state.IsUp(site, upstream) == up)
        {
            return;
        }
        Begin(now);
        SiteNetwork network = _resting.Spec.Sites[site];
        if (up)
        {
            _speakers!.OpenSession(network.Announcer, network.Upstreams[upstream]);
        }
        else
        {
            _speakers!.CloseSession(network.Announcer, network.Upstreams[upstream]);
        }
        _state.SetUp(site, upstream, up);
        Rest();
    }

    /// <summary>Looks where packets go by now.</summary>
    /// <param name="changed">Told each eyeball network that goes elsewhere than before, or is lost, or is not any
    /// more.</param>
    public void AdvanceTo(SimTime now, Action<int> changed)
    {
        _speakers!.AdvanceTo(now);
        IsMoving = !_speakers.IsQuiet;
        for (int i = 0; i < _now.Length; i++)
        {
            (Landing landing, bool lost) = IsMoving ? Moving(i) : AtRest(i);
            if (lost != _lost[i] || landing != _now[i])
            {
                _lost[i] = lost;
                _now[i] = landing;
                changed(i);
            }
        }
    }

    private (Landing Landing, bool IsLost) AtRest(int eyeball) =>
        _rest.Landings[eyeball] is var rest && rest.Site < 0 ? (_now[eyeball], true) : (rest, false);

    private (Landing Landing, bool IsLost) Moving(int eyeball)
    {
        int witness = _witness[eyeball];
        if (witness < 0)
        {
            return AtRest(eyeball);
        }
        ulong chain = _speakers!.ChainOf(witness);
        if (chain == 0)
        {
            return (_now[eyeball], true);
        }
        return chain == _chain[eyeball] && !IsHeralded(eyeball) ? (_now[eyeball], false) : AtRest(eyeball);
    }

    private void Begin(SimTime now)
    {
        _speakers ??= new PrefixConvergence(_resting.Spec, [.. Sites.Where(_state.IsAnnounced).Select(AnnouncementOf)]);
        _speakers.AdvanceTo(now);
        for (int i = 0; i < _now.Length; i++)
        {
            // Of a change on top of another each network is its own witness: its path is none of those at rest.
            _witness[i] = IsMoving || _lost[i] ? _resting.Spec.Eyeballs[i].Network : WitnessOf(_now[i]);
            _chain[i] = _witness[i] < 0 ? 0 : _speakers.ChainOf(_witness[i]);
        }
    }

    private int WitnessOf(in Landing landing)
    {
        (int, int) way = WayOf(landing);
        foreach (int network in landing.Networks.SkipLast(1))
        {
            if (_speakers!.WayOf(network) == way)
            {
                return network;
            }
        }
        return -1;
    }

    private int IndexOf(Asn asn) => _resting.Spec.Geography.Graph.IndexOf(asn);

    private void Rest()
    {
        _rest = _resting.Solve(_state);
        IsMoving = true;
        for (int i = 0; i < _now.Length; i++)
        {
            bool keepsChain =
                _witness[i] >= 0
                && _chain[i] != 0
                && _rest.Landings[i] != _now[i]
                && _rest.HasChain(_witness[i], _chain[i]);
            _herald[i] = keepsChain ? HeraldOf(_rest.Landings[i]) : NoHerald;
        }
    }

    private bool IsHeralded(int eyeball) =>
        _herald[eyeball] switch
        {
            NoHerald => false,
            AtOnce => true,
            var herald => _speakers!.WayOf(herald) == WayOf(_rest.Landings[eyeball]),
        };

    private int HeraldOf(in Landing landing)
    {
        (int, int) way = WayOf(landing);
        foreach (int network in landing.Networks.SkipLast(1))
        {
            if (_rest.WayOf(network) == way)
            {
                return network;
            }
        }
        return AtOnce;
    }

    private (int End, int Before) WayOf(in Landing landing)
    {
        if (landing.Site < 0)
        {
            return (-1, -1);
        }
        SiteNetwork site = _resting.Spec.Sites[landing.Site];
        return (IndexOf(site.Announcer), IndexOf(site.Upstreams[landing.Upstream]));
    }

    /// <summary>To all upstreams; those without a session do not hear it.</summary>
    private Announcement AnnouncementOf(int site)
    {
        AnycastNetwork network = _resting.NetworkOf(site, Enumerable.Range(0, _platform.Sites[site].Upstreams.Count));
        return new AnycastPrefix(_resting.Spec.Geography, network).Announcements[0];
    }
}
