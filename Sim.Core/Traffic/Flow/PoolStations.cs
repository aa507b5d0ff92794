using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>The pods of one pool: those that are warm, and those that have just begun to serve, each alike.</summary>
/// <remarks>
/// Every pod gets as many requests as any other. A pod that has become warm leaves what waits in it behind, as
/// answered.
/// </remarks>
/// <param name="pool">What a pod is.</param>
/// <param name="service">What requests ask for.</param>
/// <param name="dispatchers">See <see cref="PoolStation"/>.</param>
/// <param name="balancing">How these choose.</param>
/// <param name="balancers">See <see cref="PoolStation"/>.</param>
/// <param name="stores">Data stores that requests ask; null: none.</param>
internal sealed class PoolStations(
    PoolSpec pool,
    ServiceSpec service,
    int dispatchers,
    UpstreamBalancing balancing = UpstreamBalancing.RoundRobin,
    int balancers = 1,
    StoreStations? stores = null
)
{
    private readonly PoolStation _warm = new(pool, service, dispatchers, balancing, balancers, stores);
    private readonly PoolStation? _cold = pool.WarmUp is null
        ? null
        : new(pool, service, dispatchers, balancing, balancers, stores);
    private readonly Warmth? _warmth = pool.WarmUp is { } warmUp ? new Warmth(warmUp) : null;
    private double _coldShare;
    private int _pods;

    public double CpuUtilization => Mean(_warm.CpuUtilization, _cold?.CpuUtilization);

    public double ConcurrencyUtilization => Mean(_warm.ConcurrencyUtilization, _cold?.ConcurrencyUtilization);

    /// <summary>Share of arrivals refused in the last step.</summary>
    public double RefusedShare => Mean(_warm.RefusedShare, _cold?.RefusedShare);

    /// <summary>Of warm pods.</summary>
    public StationWait Wait => _warm.Wait;

    /// <summary>Of cold pods; none where there are none.</summary>
    public StationWait ColdWait => _coldShare > 0 ? _cold!.Wait : default;

    /// <summary>A number that stays the same while requests spend about the same time in cold pods.</summary>
    public long ColdLevel =>
        _coldShare > 0 ? 1 + (long)((_cold!.Slowness - 1) / 0.05) + (1_000 * (long)(_coldShare / 0.05)) : 0;

    public double Arrivals => _coldShare > 0 ? _warm.Arrivals + _cold!.Arrivals : _warm.Arrivals;

    /// <summary>Warm pods that the arrivals of the last step would fill to 100 %.</summary>
    public double PodsNeeded => _coldShare > 0 ? _warm.PodsNeeded + _cold!.PodsNeeded : _warm.PodsNeeded;

    /// <summary>Share of what the pods take that fails because of a data store: with an error, and too late.</summary>
    public (double Errors, double Timeouts) StoreFailures =>
        stores is null ? default : (stores.ErrorShare, stores.TimeoutShare);

    /// <summary>Mean time of a request in its calls to data stores.</summary>
    public SimDuration StoreTime => stores is null ? SimDuration.Zero : SimDuration.FromSeconds(stores.MeanSeconds);

    /// <param name="arrivals">Requests per second.</param>
    /// <param name="pods">Those that share them.</param>
    /// <param name="state">What has become of others, and which are cold.</param>
    /// <param name="step">Length of the step.</param>
    /// <param name="faults">What data stores do to calls, by store.</param>
    public void Advance(double arrivals, int pods, in PoolState state, SimDuration step, Impairment[]? faults = null)
    {
        stores?.Prepare(arrivals * (1 - RefusedShare), step, faults ?? []);
        (int cold, double factor) = _warmth?.Over(state.ColdStarts, pods, step) ?? (0, 1);
        // Pods also leave a class when they get warm.
        SimDuration? killAfter = pods < _pods ? state.KillAfter : null;
        _pods = pods;
        double before = _coldShare;
        _coldShare = cold > 0 ? cold / (double)pods : 0;
        _warm.Advance(arrivals * (1 - _coldShare), pods - cold, step, killAfter);
        if (_cold is not null && (cold > 0 || before > 0))
        {
            _cold.Slowness = factor;
            _cold.Advance(arrivals * _coldShare, cold, step, killAfter);
        }
        stores?.Settle(arrivals * (1 - RefusedShare), step);
    }

    public void WriteStoresTo(TelemetryBoard board, int index) => stores?.WriteTo(board, index);

    /// <summary>Adds what a request meets inside the pool.</summary>
    public void AddTo(SojournDistribution sojourn)
    {
        SojournDistribution? cold = _coldShare > 0 ? sojourn.Copy() : null;
        _warm.AddTo(sojourn);
        if (cold is not null)
        {
            _cold!.AddTo(cold);
            sojourn.Mix(cold, _coldShare);
        }
    }

    public PoolLoad ToLoad()
    {
        PoolLoad warm = _warm.ToLoad();
        if (_coldShare <= 0)
        {
            return warm;
        }
        PoolLoad cold = _cold!.ToLoad();
        return new PoolLoad(
            Arrivals,
            Mean(warm.ArrivalsPerPod, cold.ArrivalsPerPod),
            CpuUtilization,
            SimDuration.FromSeconds(Mean(warm.MeanSojourn.TotalSeconds, cold.MeanSojourn.TotalSeconds)),
            RefusedShare
        );
    }

    private double Mean(double warm, double? cold) =>
        _coldShare > 0 ? ((1 - _coldShare) * warm) + (_coldShare * cold!.Value) : warm;
}
