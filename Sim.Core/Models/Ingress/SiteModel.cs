using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Models.Ingress;

/// <summary>One data centre: its blades, which of them the router sends flows to, and what is broken.</summary>
/// <remarks>
/// On each blade an ExaBGP health check runs with its defaults: interval 5 s, 1 s while it makes up its mind, timeout 5 s, three
/// results in a row to fall or rise, and <c>--withdraw-on-down</c>. Only a blade that passes nothing fails the check; a gray
/// failure goes unnoticed and keeps its share of the flows.
/// </remarks>
public sealed class SiteModel : IEventTarget
{
    private static readonly SimDuration s_interval = SimDuration.FromSeconds(5);
    private static readonly SimDuration s_fastInterval = SimDuration.FromSeconds(1);
    private static readonly SimDuration s_timeout = SimDuration.FromSeconds(5);

    /// <summary>Results in a row, for falling and for rising.</summary>
    private const int Threshold = 3;

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly int _site;
    private readonly FaultLedger _faults;
    private readonly EndpointBoard _board;
    private readonly RandomStream[] _phases;
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
        int blades = spec.Blades.Count;
        _phases = [.. Enumerable.Range(0, blades).Select(i => streams.For($"blade/{spec.Id}/{i}", "health-check"))];
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
            int blade = fault.Component.Part;
            bool passes = Passes(blade);
            if (passes != _up[blade])
            {
                _kernel.Schedule(_kernel.Now + NoticeDelay(blade, passes), _self, 0, blade);
            }
        }
        Publish();
    }

    /// <summary>A blade leaves the router's group on purpose.</summary>
    public void DrainBlade(int blade)
    {
        _drained[blade] = true;
        Publish();
    }

    /// <summary>The site fails its health checks on purpose, so that name servers send users elsewhere, and still serves who comes.</summary>
    public void Drain()
    {
        _draining = true;
        Publish();
    }

    public void Handle(in SimEvent simEvent)
    {
        int blade = (int)simEvent.Payload;
        bool passes = Passes(blade);
        if (_up[blade] != passes)
        {
            _up[blade] = passes;
            Publish();
        }
    }

    private bool Passes(int blade) => BladeFault(blade).PassedShare > 0;

    private Impairment BladeFault(int blade) => _faults.Of(new Component(ComponentKind.Blade, _site, blade));

    /// <summary>First failing check up to an interval away; hanging checks take their timeout; two more follow quickly.</summary>
    private SimDuration NoticeDelay(int blade, bool passes)
    {
        bool hangs = !passes && BladeFault(blade).BlackholedShare > 0;
        SimDuration perCheck = hangs ? s_timeout : SimDuration.Zero;
        return _phases[blade].NextDuration(s_interval) + (perCheck * Threshold) + (s_fastInterval * (Threshold - 1));
    }

    private void Publish()
    {
        var blades = new BladeState[_up.Length];
        for (int i = 0; i < blades.Length; i++)
        {
            blades[i] = new BladeState(_up[i] && !_drained[i], BladeFault(i));
        }
        Impairment site = _faults.Of(new Component(ComponentKind.Site, _site));
        _board.Set(_site, new SiteState(site, blades, _draining));
    }
}
