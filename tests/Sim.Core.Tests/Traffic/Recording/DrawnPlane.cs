using Sim.Core.Kernel;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Traffic;

namespace Sim.Core.Tests.Traffic.Recording;

/// <summary>A plane whose users move on straight lines, seen every 10 s.</summary>
/// <remarks>
/// <code>
///   group  demand  bound for                                       failed requests per second
///     0      60 %  endpoint 0; the taker from 130 s to 190 s on,   0.5 at endpoint 0, 0.4 at the taker,
///                  back from 420 s to 520 s on                     0.1 at endpoint 3
///     1      20 %  endpoint 2; a tenth drifts to endpoint 3        5 at endpoint 2, 3 at endpoint 3
///                  from 100 s to 600 s, and stays there
///     2      20 %  no endpoint                                     7 without an endpoint
/// </code>
/// Endpoints 2 and 3 are full all the time.
/// </remarks>
internal sealed class DrawnPlane(SimulationKernel kernel) : ITrafficPlane, IEventTarget
{
    public const int Groups = 3;
    public const int Endpoints = 4;
    public const int Nowhere = Endpoints;

    private IStepListener? _listener;
    private TargetId _self;
    private SimTime _now;

    /// <summary>Where the users of group 0 go.</summary>
    public int Taker { get; init; } = 1;

    /// <summary>When endpoint 1 is full, seconds.</summary>
    public (double From, double To) Full { get; init; } = (-1, -1);

    public RequestLedger Ledger => default;

    public double PeakRate => 0;

    public double ResetsAt(int endpoint) => 0;

    public double CachedShareOf(int group, int address) => 0;

    public void OnPublished(DnsSnapshot snapshot) { }

    public void OnPublished(RouteSnapshot snapshot) { }

    public void OnPublished(EndpointSnapshot snapshot) { }

    public void OnAnswerChanged(in AnswerChange change) { }

    public void Start()
    {
        _self = kernel.Register(this);
        kernel.Schedule(SimTime.FromSeconds(10), _self, 0, 0, EventPriority.Traffic);
    }

    public void Handle(in SimEvent simEvent)
    {
        AdvanceTo(kernel.Now);
        kernel.Schedule(kernel.Now + SimDuration.FromSeconds(10), _self, 0, 0, EventPriority.Traffic);
    }

    public void AdvanceTo(SimTime time)
    {
        if (time > _now)
        {
            SimTime from = _now;
            _now = time;
            _listener!.OnStep(from, time);
        }
    }

    public void Finish() => AdvanceTo(kernel.Now);

    public void Subscribe(IStepListener listener) => _listener = listener;

    public double RateOf(int group) => group == 0 ? 300 : 100;

    public void FillDirected(int group, Span<double> shares)
    {
        double t = _now.TotalSeconds;
        shares.Clear();
        if (group == 0)
        {
            double away = Math.Clamp((t - 130) / 60, 0, 1) - Math.Clamp((t - 420) / 100, 0, 1);
            shares[0] = 1 - away;
            shares[Taker] = away;
        }
        else if (group == 1)
        {
            shares[3] = 0.1 * Math.Clamp((t - 100) / 500, 0, 1);
            shares[2] = 1 - shares[3];
        }
        else
        {
            shares[Nowhere] = 1;
        }
    }

    public void FillFailed(int group, Span<double> counts)
    {
        double t = _now.TotalSeconds;
        counts.Clear();
        if (group == 0)
        {
            counts[0] = 0.5 * t;
            counts[Taker] = 0.4 * t;
            counts[3] = 0.1 * t;
        }
        else if (group == 1)
        {
            counts[2] = 5 * t;
            counts[3] = 3 * t;
        }
        else
        {
            counts[Nowhere] = 7 * t;
        }
    }

    /// <summary>A pod more every second from 100 s on, everywhere.</summary>
    public double PodsNeededAt(int endpoint) => Math.Max(0, _now.TotalSeconds - 100);

    public double UtilizationOf(int endpoint) =>
        endpoint switch
        {
            0 => 0.5,
            1 => _now.TotalSeconds >= Full.From && _now.TotalSeconds <= Full.To ? 1 : 0.5,
            _ => 1,
        };
}
