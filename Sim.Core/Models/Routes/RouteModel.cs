using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Models.Routes;

/// <summary>
/// Which upstream carries each vantage's packets to each site, and how that follows announcements and dead upstreams.
/// </summary>
/// <remarks>
/// Every vantage ranks a site's upstreams by a hash of both names (rendezvous): an assumption that stands for the
/// choice of other networks. A dead upstream is noticed after the hold time; then each vantage follows at its own
/// moment, uniform over the convergence time. Until then its packets share the upstream's fate. A session that may come
/// back is up at once, an assumption, and vantages return in the same way. A vantage without a route loses its packets.
/// </remarks>
public sealed class RouteModel : IRouteModel, IEventTarget
{
    private const int NoticeKind = 0;
    private const int RerouteKind = 1;

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly PlatformSpec _platform;
    private readonly FaultLedger _faults;
    private readonly Publisher _publisher;
    private readonly RandomStream[] _moments;
    private readonly bool[] _announced;
    private readonly bool[][] _sessionUp;
    private readonly EventHandle[][] _notices;
    private readonly int[] _linkOf;
    private readonly sbyte[] _upstreams;
    private readonly Impairment[] _paths;

    public RouteModel(
        SimulationKernel kernel,
        PlatformSpec platform,
        FaultLedger faults,
        Publisher publisher,
        RandomStreams streams
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(streams);
        _kernel = kernel;
        _self = kernel.Register(this);
        _platform = platform;
        _faults = faults;
        _publisher = publisher;
        _moments =
        [
            .. platform.Vantages.Select(vantage => streams.For($"vantage/{vantage.Name}", "route-convergence")),
        ];
        _announced = [.. platform.Sites.Select(_ => true)];
        _sessionUp = [.. platform.Sites.Select(site => Enumerable.Repeat(true, site.Upstreams.Count).ToArray())];
        _notices = [.. platform.Sites.Select(site => new EventHandle[site.Upstreams.Count])];
        _linkOf = [.. Enumerable.Range(0, platform.Vantages.Count).Select(platform.LinkOf)];
        _upstreams = new sbyte[platform.Sites.Count * platform.Vantages.Count];
        _paths = new Impairment[_upstreams.Length];
        for (int site = 0; site < platform.Sites.Count; site++)
        {
            for (int vantage = 0; vantage < platform.Vantages.Count; vantage++)
            {
                _upstreams[Cell(site, vantage)] = Choose(site, vantage);
                _paths[Cell(site, vantage)] = PathOf(site, vantage);
            }
        }
    }

    /// <summary>Publishes the present state; called once before the run and at every change.</summary>
    public void Publish() =>
        _publisher.Publish(_platform.Vantages.Count, (sbyte[])_upstreams.Clone(), (Impairment[])_paths.Clone());

    /// <summary>A planned announcement or withdrawal of a site's prefix.</summary>
    public void SetAnnounced(int site, bool announced)
    {
        _announced[site] = announced;
        Follow(site);
    }

    /// <summary>To be told when a fault of an upstream or a link has begun or ended.</summary>
    public void OnFault(FaultSpec fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        int site = fault.Component.Index;
        if (fault.Component.Kind == ComponentKind.Upstream)
        {
            Watch(site, fault.Component.Part);
        }
        for (int vantage = 0; vantage < _platform.Vantages.Count; vantage++)
        {
            _paths[Cell(site, vantage)] = PathOf(site, vantage);
        }
        Publish();
    }

    public void Handle(in SimEvent simEvent)
    {
        (int site, int part) = ((int)(simEvent.Payload >> 32), (int)simEvent.Payload);
        if (simEvent.Kind == NoticeKind)
        {
            _notices[site][part] = default;
            _sessionUp[site][part] = !_sessionUp[site][part];
            Follow(site);
            return;
        }
        sbyte chosen = Choose(site, part);
        int cell = Cell(site, part);
        if (_upstreams[cell] != chosen)
        {
            _upstreams[cell] = chosen;
            _paths[cell] = PathOf(site, part);
            Publish();
        }
    }

    /// <summary>
    /// Lets the hold time run while an upstream carries nothing; what passes again in time keeps the session. A session
    /// survives errors and partial loss.
    /// </summary>
    private void Watch(int site, int upstream)
    {
        bool passes = _faults.Of(new Component(ComponentKind.Upstream, site, upstream)).PassedShare > 0;
        ref EventHandle notice = ref _notices[site][upstream];
        if (passes == _sessionUp[site][upstream])
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

    private static long Pack(int site, int part) => ((long)site << 32) | (uint)part;

    private int Cell(int site, int vantage) => (site * _platform.Vantages.Count) + vantage;

    private void Follow(int site)
    {
        for (int vantage = 0; vantage < _platform.Vantages.Count; vantage++)
        {
            SimDuration delay = _moments[vantage].NextDuration(_platform.RouteConvergence + new SimDuration(1));
            _kernel.Schedule(_kernel.Now + delay, _self, RerouteKind, Pack(site, vantage));
        }
    }

    private sbyte Choose(int site, int vantage)
    {
        sbyte best = -1;
        ulong bestHash = 0;
        IReadOnlyList<string> upstreams = _platform.Sites[site].Upstreams;
        for (int i = 0; _announced[site] && i < upstreams.Count; i++)
        {
            ulong hash = StreamSeed.Hash(0, 0, upstreams[i], _platform.Vantages[vantage].Name);
            if (_sessionUp[site][i] && (best < 0 || hash > bestHash))
            {
                best = (sbyte)i;
                bestHash = hash;
            }
        }
        return best;
    }

    private Impairment PathOf(int site, int vantage)
    {
        int upstream = _upstreams[Cell(site, vantage)];
        if (upstream < 0)
        {
            return Impairment.AllBlackholed;
        }
        if (_faults.IsEmpty)
        {
            return default;
        }
        return _faults
            .Of(new Component(ComponentKind.Link, site, _linkOf[vantage]))
            .Then(_faults.Of(new Component(ComponentKind.Upstream, site, upstream)));
    }
}
