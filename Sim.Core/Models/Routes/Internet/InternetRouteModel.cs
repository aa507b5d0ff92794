using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Routing.Bgp.Geography;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>Routes over an AS graph: every vantage is a set of eyeball networks, each with a path of its own.</summary>
/// <remarks>
/// <para>
/// What a vantage meets is the mean over its users: those whose network has no route, or whose path is broken, are a
/// share of them. Sites with one address announce one prefix together; a network's packets go to one of them, and to
/// another one when routes move.
/// </para>
/// <para>
/// A dead upstream, or a site that swallows everything, is noticed after the hold time; then the session ends, and
/// routes move as the speakers of all networks tell each other. What passes again in time keeps the session; a session
/// that may come back does so at once. A site whose last blade is gone withdraws its prefix at once, and announces it
/// again with the first.
/// </para>
/// <para>
/// While routes move, the state is published when it has changed: every 100 ms in the first second after a change,
/// every 250 ms in the first five, every second in the first five minutes, and every 10 s after that. A judgement.
/// </para>
/// </remarks>
public sealed class InternetRouteModel : IRouteModel, IEventTarget, ISnapshotListener
{
    private const int NoticeKind = 0;
    private const int LookKind = 1;
    private const int BladesKind = 2;

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly PlatformSpec _platform;
    private readonly RestingRoutes _resting;
    private readonly FaultLedger _faults;
    private readonly Publisher _publisher;
    private readonly PrefixMotion[] _prefixes;
    private readonly int[] _prefixOf;
    private readonly bool[] _wanted;
    private readonly bool[] _hasBlades;
    private readonly EventHandle[][] _notices;
    private readonly EventHandle[] _looks;
    private readonly SimTime[] _changedAt;
    private readonly VantageRoutes _routes;

    public InternetRouteModel(
        SimulationKernel kernel,
        PlatformSpec platform,
        RestingRoutes resting,
        FaultLedger faults,
        Publisher publisher
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(resting);
        ArgumentNullException.ThrowIfNull(publisher);
        _kernel = kernel;
        _self = kernel.Register(this);
        _platform = platform;
        _resting = resting;
        _faults = faults;
        _publisher = publisher;
        _prefixOf = new int[platform.Sites.Count];
        IGrouping<int, int>[] prefixes = [.. Enumerable.Range(0, platform.Sites.Count).GroupBy(platform.AddressOf)];
        _prefixes = [.. prefixes.Select(sites => new PrefixMotion(platform, resting, [.. sites]))];
        foreach ((int prefix, int site) in prefixes.SelectMany((sites, i) => sites.Select(site => (i, site))))
        {
            _prefixOf[site] = prefix;
        }
        _wanted = [.. platform.Sites.Select(_ => true)];
        _hasBlades = [.. platform.Sites.Select(_ => true)];
        _notices = [.. platform.Sites.Select(site => new EventHandle[site.Upstreams.Count])];
        _looks = new EventHandle[_prefixes.Length];
        _changedAt = new SimTime[_prefixes.Length];
        _routes = new VantageRoutes(platform, resting, faults);
        FillAll();
        publisher.Subscribe(this);
    }

    /// <summary>Publishes the present state; called once before the run and at every change.</summary>
    public void Publish() => _routes.PublishTo(_publisher);

    public void SetAnnounced(int site, bool announced)
    {
        _wanted[site] = announced;
        Announce(site);
    }

    /// <summary>To be told when a fault of an upstream, a link, a site or a blade has begun or ended.</summary>
    public void OnFault(FaultSpec fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        int site = fault.Component.Index;
        switch (fault.Component.Kind)
        {
            case ComponentKind.Upstream:
                Watch(site, fault.Component.Part);
                break;
            case ComponentKind.Site:
                for (int upstream = 0; upstream < _notices[site].Length; upstream++)
                {
                    Watch(site, upstream);
                }
                return;
            case ComponentKind.Blade:
                return;
        }
        FillAll();
        Publish();
    }

    public void Handle(in SimEvent simEvent)
    {
        (int index, int part) = ((int)(simEvent.Payload >> 32), (int)simEvent.Payload);
        switch (simEvent.Kind)
        {
            case NoticeKind:
                _notices[index][part] = default;
                PrefixMotion prefix = _prefixes[_prefixOf[index]];
                prefix.SetUp(_kernel.Now, index, part, !prefix.State.IsUp(index, part));
                Look(_prefixOf[index]);
                break;
            case LookKind:
                _looks[index] = default;
                LookAgain(index);
                break;
            default:
                Announce(index);
                break;
        }
    }

    public void OnPublished(DnsSnapshot snapshot) { }

    public void OnPublished(RouteSnapshot snapshot) { }

    /// <summary>A listener does not publish while it is told: what follows is an event of the same moment.</summary>
    public void OnPublished(EndpointSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        for (int site = 0; site < _hasBlades.Length; site++)
        {
            bool has = snapshot.Sites[site].AnnouncedCount > 0;
            if (has != _hasBlades[site])
            {
                _hasBlades[site] = has;
                _kernel.Schedule(_kernel.Now, _self, BladesKind, Pack(site, 0));
            }
        }
    }

    /// <summary>
    /// The path by which most users of a vantage that land at a site reach it, with the reasons, and the share of the
    /// vantage's users that lands there; null: nobody does.
    /// </summary>
    public (ExpandedPath Path, double Share)? Explain(int vantage, int site, Explanation why)
    {
        PrefixMotion prefix = _prefixes[_prefixOf[site]];
        int most = -1;
        double share = 0;
        (int first, int count) = _resting.EyeballsOf(vantage).GetOffsetAndLength(_resting.Spec.Eyeballs.Count);
        for (int i = first; i < first + count; i++)
        {
            if (prefix.Of(i).Site == site && !prefix.IsLost(i))
            {
                double users = _resting.Spec.Eyeballs[i].Share;
                share += users;
                most = most < 0 || users > _resting.Spec.Eyeballs[most].Share ? i : most;
            }
        }
        return most < 0 ? null : (_resting.Explain(prefix.State, most, why), share);
    }

    private static long Pack(int index, int part) => ((long)index << 32) | (uint)part;

    private void Announce(int site)
    {
        _prefixes[_prefixOf[site]].SetAnnounced(_kernel.Now, site, _wanted[site] && _hasBlades[site]);
        Look(_prefixOf[site]);
    }

    /// <summary>
    /// Lets the hold time run while nothing passes between a site and an upstream. A session survives errors and
    /// partial loss, and a site that refuses connections still speaks BGP.
    /// </summary>
    private void Watch(int site, int upstream)
    {
        bool passes =
            _faults.Of(new Component(ComponentKind.Upstream, site, upstream)).PassedShare > 0
            && _faults.Of(new Component(ComponentKind.Site, site)).BlackholedShare < 1;
        ref EventHandle notice = ref _notices[site][upstream];
        if (passes == _prefixes[_prefixOf[site]].State.IsUp(site, upstream))
        {
            _kernel.Cancel(notice);
            notice = default;
        }
        else if (notice == default)
        {
            SimDuration delay = passes ? SimDuration.Zero : _platform.HoldTime;
            notice = _kernel.Schedule(_kernel.Now + delay, _self, NoticeKind, Pack(site, upstream));
        }
    }

    /// <summary>Looks at a prefix now, and again until its routes are at rest.</summary>
    private void Look(int prefix)
    {
        if (_prefixes[prefix].IsMoving)
        {
            _changedAt[prefix] = _kernel.Now;
            _kernel.Cancel(_looks[prefix]);
            LookAgain(prefix);
        }
    }

    private void LookAgain(int prefix)
    {
        PrefixMotion motion = _prefixes[prefix];
        bool hasChanged = false;
        motion.AdvanceTo(
            _kernel.Now,
            eyeball =>
            {
                _routes.Invalidate(_resting.Spec.Eyeballs[eyeball].Vantage);
                hasChanged = true;
            }
        );
        if (hasChanged)
        {
            _routes.Fill(motion);
            Publish();
        }
        if (motion.IsMoving)
        {
            SimTime next = _kernel.Now + Pause(_kernel.Now - _changedAt[prefix]);
            _looks[prefix] = _kernel.Schedule(next, _self, LookKind, Pack(prefix, 0));
        }
    }

    private static SimDuration Pause(SimDuration since) =>
        since < SimDuration.FromSeconds(1) ? SimDuration.FromMilliseconds(100)
        : since < SimDuration.FromSeconds(5) ? SimDuration.FromMilliseconds(250)
        : since < SimDuration.FromMinutes(5) ? SimDuration.FromSeconds(1)
        : SimDuration.FromSeconds(10);

    private void FillAll()
    {
        foreach (PrefixMotion prefix in _prefixes)
        {
            for (int vantage = 0; vantage < _platform.Vantages.Count; vantage++)
            {
                _routes.Invalidate(vantage);
            }
            _routes.Fill(prefix);
        }
    }
}
