using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Models.Routes;

/// <summary>Which upstream carries each vantage's packets to each site, and how that follows announcements and dead upstreams.</summary>
/// <remarks>
/// Every vantage ranks a site's upstreams by a hash of both names (rendezvous): an assumption that stands for the choice of
/// other networks. A dead upstream is noticed after the hold time; then each vantage follows at its own moment, uniform over the
/// convergence time. Until then its packets share the upstream's fate. A vantage without a route loses its packets.
/// </remarks>
public sealed class RouteModel : IEventTarget
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
    private readonly sbyte[] _upstreams;

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
        _upstreams = new sbyte[platform.Sites.Count * platform.Vantages.Count];
        for (int site = 0; site < platform.Sites.Count; site++)
        {
            for (int vantage = 0; vantage < platform.Vantages.Count; vantage++)
            {
                _upstreams[Cell(site, vantage)] = Choose(site, vantage);
            }
        }
    }

    /// <summary>Publishes the present state; called once before the run and at every change.</summary>
    public void Publish()
    {
        var paths = new Impairment[_upstreams.Length];
        for (int site = 0; site < _platform.Sites.Count; site++)
        {
            for (int vantage = 0; vantage < _platform.Vantages.Count; vantage++)
            {
                paths[Cell(site, vantage)] = PathOf(site, vantage);
            }
        }
        _publisher.Publish(_platform.Vantages.Count, (sbyte[])_upstreams.Clone(), paths);
    }

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
        if (fault.Component.Kind == ComponentKind.Upstream)
        {
            bool up = IsUpstreamUp(fault.Component.Index, fault.Component.Part);
            SimDuration delay = up ? SimDuration.Zero : _platform.HoldTime;
            _kernel.Schedule(_kernel.Now + delay, _self, NoticeKind, Pack(fault.Component.Index, fault.Component.Part));
        }
        Publish();
    }

    public void Handle(in SimEvent simEvent)
    {
        (int site, int part) = ((int)(simEvent.Payload >> 32), (int)simEvent.Payload);
        if (simEvent.Kind == NoticeKind)
        {
            bool up = IsUpstreamUp(site, part);
            if (_sessionUp[site][part] != up)
            {
                _sessionUp[site][part] = up;
                Follow(site);
            }
            return;
        }
        sbyte chosen = Choose(site, part);
        if (_upstreams[Cell(site, part)] != chosen)
        {
            _upstreams[Cell(site, part)] = chosen;
            Publish();
        }
    }

    private static long Pack(int site, int part) => ((long)site << 32) | (uint)part;

    private int Cell(int site, int vantage) => (site * _platform.Vantages.Count) + vantage;

    /// <summary>A session survives errors and partial loss; only a link that passes nothing lets the hold time run out.</summary>
    private bool IsUpstreamUp(int site, int upstream) =>
        _faults.Of(new Component(ComponentKind.Upstream, site, upstream)).PassedShare > 0;

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
            return new Impairment(0, 1, 0, 0, default);
        }
        if (_faults.IsEmpty)
        {
            return default;
        }
        return _faults
            .Of(new Component(ComponentKind.Link, site, LinkOf(vantage)))
            .Then(_faults.Of(new Component(ComponentKind.Upstream, site, upstream)));
    }

    /// <summary>A link belongs to a country: the checkers of a cloud region there share it.</summary>
    private int LinkOf(int vantage)
    {
        string country = _platform.Vantages[vantage].Country;
        for (int i = 0; i < _platform.Vantages.Count; i++)
        {
            if (_platform.Vantages[i].Name == country)
            {
                return i;
            }
        }
        return vantage;
    }
}
