using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Announcements;

namespace Sim.Core.Models.Ingress;

/// <summary>One data center: its blades, which of them the router sends flows to, and what is broken.</summary>
/// <remarks>
/// On each blade runs the health check process of its specification: with ExaBGP's defaults a blade leaves 2 to 7 s
/// after it begins to fail fast, 17 to 22 s after it begins to hang, and is back 2 to 7 s after it recovers. The times
/// are those of <see cref="ExaBgpHealthCheck"/>, without an event per check; the phase of the checks is drawn. Without
/// withdraw-on-down a blade that is down announces a worse MED, so that it gets flows only while all are down. Only a
/// blade that answers nothing well fails the check; a gray failure goes unnoticed and keeps its share of the flows.
/// </remarks>
public sealed class SiteModel : IEventTarget
{
    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly int _site;
    private readonly ExaBgpHealthOptions _healthCheck;
    private readonly FaultLedger _faults;
    private readonly EndpointBoard _board;
    private readonly RandomStream[] _phases;
    private readonly EventHandle[] _notices;

    /// <summary>
    /// Whether the blade's check passes, and whether the router knows: the latter follows the former with delay.
    /// </summary>
    private readonly bool[] _passes;
    private readonly bool[] _up;
    private readonly bool[] _drained;
    private bool _draining;

    public SiteModel(
        SimulationKernel kernel,
        PlatformSpec platform,
        int site,
        FaultLedger faults,
        EndpointBoard board,
        RandomStreams streams
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(streams);
        _kernel = kernel;
        _self = kernel.Register(this);
        _site = site;
        _faults = faults;
        _board = board;
        SiteSpec spec = platform.Sites[site];
        _healthCheck = spec.Blades.HealthCheck;
        int blades = spec.Blades.Count;
        _phases = [.. Enumerable.Range(0, blades).Select(i => streams.For($"blade/{spec.Id}/{i}", "health-check"))];
        _notices = new EventHandle[blades];
        _passes = [.. Enumerable.Repeat(true, blades)];
        _up = [.. Enumerable.Repeat(true, blades)];
        _drained = new bool[blades];
        Publish();
    }

    /// <summary>To be told when a fault of the site or of one of its blades has begun or ended.</summary>
    public void OnFault(FaultSpec fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Component.Kind == ComponentKind.Blade)
        {
            Check(fault.Component.Part);
        }
        Publish();
    }

    /// <summary>A blade leaves the router's group on purpose.</summary>
    public void DrainBlade(int blade)
    {
        _drained[blade] = true;
        Publish();
    }

    /// <summary>
    /// The site fails its HTTP health checks on purpose, so that name servers send users elsewhere, and closes its
    /// connections one after the other, but still serves who comes. A TCP check does not notice.
    /// </summary>
    public void Drain()
    {
        _draining = true;
        Publish();
    }

    public void Handle(in SimEvent simEvent)
    {
        int blade = (int)simEvent.Payload;
        _up[blade] = _passes[blade];
        Publish();
    }

    /// <summary>A check that changes its mind counts from the beginning.</summary>
    private void Check(int blade)
    {
        bool passes = Passes(BladeFault(blade));
        if (passes == _passes[blade])
        {
            return;
        }
        _passes[blade] = passes;
        _kernel.Cancel(_notices[blade]);
        if (passes != _up[blade])
        {
            _notices[blade] = _kernel.Schedule(_kernel.Now + NoticeDelay(blade, passes), _self, 0, blade);
        }
    }

    private bool Passes(in Impairment fault) =>
        fault.PassedShare > 0
        && fault.ErrorShare < 1
        && !(fault.DelayedShare >= 1 && fault.Delay >= _healthCheck.Timeout);

    private Impairment BladeFault(int blade) => _faults.Of(new Component(ComponentKind.Blade, _site, blade));

    /// <summary>
    /// First failing check up to an interval away; hanging checks take their timeout; two more follow quickly.
    /// </summary>
    private SimDuration NoticeDelay(int blade, bool passes)
    {
        Impairment fault = BladeFault(blade);
        bool hangs = !passes && (fault.BlackholedShare > 0 || fault.Delay >= _healthCheck.Timeout);
        SimDuration check = hangs ? _healthCheck.Timeout : SimDuration.Zero;
        SimDuration untilCheck = _phases[blade].NextDuration(_healthCheck.Interval);
        return passes ? _healthCheck.TimeToRise(untilCheck, check) : _healthCheck.TimeToFall(untilCheck, check);
    }

    private void Publish()
    {
        var blades = new BladeState[_up.Length];
        bool isLastResort = !_healthCheck.WithdrawOnDown && !_up.Where((isUp, i) => isUp && !_drained[i]).Any();
        for (int i = 0; i < blades.Length; i++)
        {
            blades[i] = new BladeState((_up[i] || isLastResort) && !_drained[i], BladeFault(i));
        }
        Impairment site = _faults.Of(new Component(ComponentKind.Site, _site));
        _board.Set(_site, new SiteState(site, blades, _draining));
    }
}
