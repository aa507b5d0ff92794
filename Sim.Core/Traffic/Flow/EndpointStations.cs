using Sim.Core.Models.Faults;
using Sim.Core.Models.Ingress;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.NodePorts;
using Sim.Core.Traffic.Recording;
using Sim.Core.Traffic.Stores;

namespace Sim.Core.Traffic.Flow;

/// <summary>
/// Everything that serves at one endpoint: a site's blades and the pool behind them, or a pool alone.
/// </summary>
internal sealed class EndpointStations
{
    private readonly Endpoint _endpoint;
    private readonly ServiceSpec _service;
    private readonly PoolStations _pool;
    private readonly BladeStation[] _blades;

    /// <summary>Null: no blades.</summary>
    private readonly BladeSpec? _spec;

    /// <summary>Null: pods are reached at their own addresses.</summary>
    private readonly SimDuration? _nodeHop;

    /// <summary>Null: nobody leaves a pod out.</summary>
    private readonly PassiveChecks? _checks;
    private SojournDistribution _sojourn = new();
    private double _late;
    private long _shape = long.MinValue;

    public EndpointStations(PlatformSpec platform, Endpoint endpoint, PathTable paths)
    {
        _endpoint = endpoint;
        _service = platform.Service;
        _spec = endpoint.Site is { } own ? platform.Sites[own].Blades : null;
        _nodeHop = _spec?.Routing == PodRouting.NodePort ? _spec.NodeHop : null;
        // nginx deals requests out, each worker on its own; of a front end's many proxies, and of a node's
        // random choice, that is as any pod.
        int workers = _spec is not null && _nodeHop is null ? _spec.Count * _spec.Cores : 0;
        StoreStations? stores =
            platform.Pools[endpoint.Pool].Stores.Count > 0 ? Stores(platform, endpoint, paths) : null;
        _pool = new PoolStations(
            platform.Pools[endpoint.Pool],
            platform.Service,
            workers,
            _spec?.Upstream.Balancing ?? UpstreamBalancing.RoundRobin,
            _spec?.Count ?? 1,
            stores
        );
        _checks =
            _spec is { Upstream.MaxFails: > 0 } && workers > 0 ? new PassiveChecks(_spec.Upstream, workers) : null;
        _blades = endpoint.Site is { } site
            ? [.. Enumerable.Range(0, platform.Sites[site].Blades.Count).Select(_ => NewBlade(platform, site))]
            : [];
    }

    public PoolStations Pool => _pool;

    public IReadOnlyList<BladeStation> Blades => _blades;

    /// <summary>Share of requests that come back with an error in the last step.</summary>
    public double ErrorShare { get; private set; }

    /// <summary>Share of requests that the client gives up waiting for.</summary>
    public double TimeoutShare { get; private set; }

    public double FailedShare => Math.Min(1, ErrorShare + TimeoutShare);

    /// <summary>
    /// The time that answered requests spend here; replaced when it has changed by about a twentieth.
    /// </summary>
    public SojournDistribution Sojourn => _sojourn;

    /// <summary>Share of the requests that would be answered in time which are not after a further delay.</summary>
    public double LateShare(SimDuration delay) => _sojourn.ShareAbove(_service.Timeout - delay);

    /// <summary>Mean of <see cref="Sojourn"/>, seconds.</summary>
    public double SojournMeanSeconds { get; private set; }

    /// <summary>Whether the last step replaced <see cref="Sojourn"/>.</summary>
    public bool SojournChanged { get; private set; }

    /// <summary>Largest utilization of any resource.</summary>
    public double Utilization { get; private set; }

    /// <summary>Utilization by <see cref="EndpointUse.Resources"/>; of the blades the busiest counts.</summary>
    public void FillUse(Span<double> use)
    {
        use.Clear();
        foreach (BladeStation blade in _blades)
        {
            use[EndpointUse.BladeCpu] = Math.Max(use[EndpointUse.BladeCpu], blade.CpuUtilization);
            use[EndpointUse.BladeNic] = Math.Max(use[EndpointUse.BladeNic], blade.NicUtilization);
            use[EndpointUse.BladeConnections] = Math.Max(
                use[EndpointUse.BladeConnections],
                blade.ConnectionUtilization
            );
        }
        use[EndpointUse.PodCpu] = _pool.CpuUtilization;
        use[EndpointUse.PodConcurrency] = _pool.ConcurrencyUtilization;
        double most = 0;
        foreach (double value in use)
        {
            most = Math.Max(most, value);
        }
        Utilization = most;
    }

    /// <param name="requests">Requests per second that reach the endpoint.</param>
    /// <param name="handshakes">New connections per second.</param>
    /// <param name="connections">Open connections.</param>
    /// <param name="state">What the control plane has published.</param>
    /// <param name="step">Length of the step.</param>
    public void Advance(
        double requests,
        double handshakes,
        double connections,
        EndpointSnapshot state,
        SimDuration step
    )
    {
        double bladeErrors = 0;
        PoolState behind = state.Pools[_endpoint.Pool];
        Impairment fault = behind.Fault;
        double reach = requests;
        if (_endpoint.Site is { } site)
        {
            bladeErrors = AdvanceBlades(requests, handshakes, connections, state.Sites[site], step);
            reach = requests * (1 - bladeErrors);
        }
        // Requests on pods that are refused or lost there do not load the others; nginx's further tries do.
        PodTriesOutcome pods = TryPods(behind, reach, step);
        _pool.Advance(reach * pods.Found, SoundOf(behind), behind, step, state.Stores);
        Replace(state, fault, pods);
        double answered = (1 - bladeErrors) * pods.Found;
        double refused = answered * _pool.RefusedShare;
        double errors = (answered - refused) * RequestErrors(state, fault);
        (double storeErrors, double storeTimeouts) = _pool.StoreFailures;
        double sound = answered - refused - errors;
        errors += sound * storeErrors;
        double unanswered = sound * storeTimeouts;
        double late = (answered - refused - errors - unanswered) * _late;
        ErrorShare = bladeErrors + ((1 - bladeErrors) * pods.Errors) + refused + errors;
        TimeoutShare = ((1 - bladeErrors) * pods.Unanswered) + unanswered + late;
    }

    public void WriteTo(TelemetryBoard board)
    {
        board.Write(_endpoint.Pool, _pool.ToLoad());
        _pool.WriteStoresTo(board, _endpoint.Pool);
        if (_endpoint.Site is { } site)
        {
            for (int blade = 0; blade < _blades.Length; blade++)
            {
                board.Write(site, blade, _blades[blade].ToLoad());
            }
        }
    }

    private static StoreStations Stores(PlatformSpec platform, Endpoint endpoint, PathTable paths) =>
        new(
            StoreLink.Of(platform, endpoint.Pool, use => paths.PoolToStore(endpoint.Pool, use)),
            platform.Service.Timeout
        );

    private static BladeStation NewBlade(PlatformSpec platform, int site) =>
        new(platform.Sites[site].Blades, platform.Service);

    private double AdvanceBlades(
        double requests,
        double handshakes,
        double connections,
        SiteState site,
        SimDuration step
    )
    {
        double open = 0;
        foreach (BladeState blade in site.Blades)
        {
            open += blade.Announced ? blade.Fault.PassedShare : 0;
        }
        double refused = 0;
        for (int i = 0; i < _blades.Length; i++)
        {
            BladeState blade = site.Blades[i];
            double share = open > 0 && blade.Announced ? blade.Fault.PassedShare / open : 0;
            _blades[i].Advance(requests * share, handshakes * share, connections * share, step);
            refused += share * _blades[i].RefusedShare;
        }
        return open > 0 ? refused
            : requests > 0 ? 1
            : 0;
    }

    /// <summary>
    /// Behind a site nginx tries several pods. Google's front end does not try again: an assumption on the safe side.
    /// </summary>
    private PodTriesOutcome TryPods(in PoolState pool, double requests, SimDuration step) =>
        _spec is null ? new PodTriesOutcome(pool.Fault.RefusedShare, pool.Fault.BlackholedShare, 0, 0, 0)
        : _checks is null ? PodTries.OutcomeAt(_spec, pool, _service.Timeout)
        : PodTries.OutcomeAt(_spec, _checks.Meet(pool, requests, _service.Timeout, step), _service.Timeout);

    /// <summary>
    /// Pods that take what others do not answer. Who cannot tell pods apart is taken to spread over all that have not
    /// stopped.
    /// </summary>
    private int SoundOf(in PoolState pool) =>
        _spec is null || _nodeHop is not null || pool.Working == 0
            ? pool.Working
            : Math.Max(1, (int)Math.Round(pool.Serving * pool.Fault.PassedShare));

    private double RequestErrors(EndpointSnapshot state, in Impairment fault)
    {
        double pods = fault.ErrorShare;
        return _endpoint.Site is { } site
            ? 1 - ((1 - pods) * (1 - state.Sites[site].ForNewConnection().ErrorShare))
            : pods;
    }

    /// <summary>
    /// Builds the distribution anew when a wait, a fault or a backlog has changed by about a twentieth, small waits
    /// left aside.
    /// </summary>
    private void Replace(EndpointSnapshot state, in Impairment fault, in PodTriesOutcome pods)
    {
        Impairment front = _endpoint.Site is { } site ? state.Sites[site].ForNewConnection() : default;
        BladeStation? busiest = Busiest();
        long now = Combine(fault, front, pods, busiest, _nodeHop is null ? 0 : state.Pools[_endpoint.Pool].Serving);
        SojournChanged = now != _shape;
        if (!SojournChanged)
        {
            return;
        }
        _shape = now;
        var sojourn = new SojournDistribution();
        busiest?.AddTo(sojourn);
        _pool.AddTo(sojourn);
        AddNodeHop(sojourn, state.Pools[_endpoint.Pool].Serving);
        sojourn.AddDelay(fault.Delay, fault.DelayedShare);
        sojourn.AddDelay(front.Delay, front.DelayedShare);
        if (pods.Found > 0)
        {
            sojourn.AddDelays(
                _spec?.Upstream.ConnectTimeout ?? SimDuration.Zero,
                pods.AfterOneLost / pods.Found,
                pods.AfterMoreLost / pods.Found,
                pods.MoreLost
            );
        }
        _late = sojourn.ShareAbove(_service.Timeout);
        _sojourn = sojourn.Within(_service.Timeout);
        SojournMeanSeconds = _sojourn.MeanSeconds;
    }

    /// <summary>Each pod is on a node of its own: an assumption.</summary>
    private void AddNodeHop(SojournDistribution sojourn, int pods)
    {
        if (_nodeHop is { } hop && pods > 0)
        {
            sojourn.AddDelay(hop, NodePortHop.ClusterHopShare(pods).Value);
        }
    }

    private BladeStation? Busiest()
    {
        BladeStation? busiest = null;
        foreach (BladeStation blade in _blades)
        {
            if (busiest is null || blade.CpuUtilization > busiest.CpuUtilization)
            {
                busiest = blade;
            }
        }
        return busiest;
    }

    /// <summary>A number that stays the same while the distribution may be kept.</summary>
    private long Combine(
        in Impairment fault,
        in Impairment front,
        in PodTriesOutcome pods,
        BladeStation? busiest,
        int nodes
    )
    {
        unchecked
        {
            long hash = 17 + nodes;
            hash = (hash * 1_000_003) ^ Level(_pool.Wait.Expected);
            hash = (hash * 1_000_003) ^ Level(_pool.Wait.Backlog);
            hash = (hash * 1_000_003) ^ Level(_pool.ColdWait.Expected);
            hash = (hash * 1_000_003) ^ Level(_pool.ColdWait.Backlog);
            hash = (hash * 1_000_003) ^ _pool.ColdLevel;
            hash = (hash * 1_000_003) ^ Level(_pool.StoreTime);
            hash = (hash * 1_000_003) ^ (long)(_pool.StoreFailures.Errors * 20);
            hash = (hash * 1_000_003) ^ BitConverter.DoubleToInt64Bits(fault.DelayedShare);
            hash = (hash * 1_000_003) ^ fault.Delay.Nanoseconds;
            hash = (hash * 1_000_003) ^ BitConverter.DoubleToInt64Bits(front.DelayedShare);
            hash = (hash * 1_000_003) ^ front.Delay.Nanoseconds;
            hash = (hash * 1_000_003) ^ BitConverter.DoubleToInt64Bits(pods.AfterOneLost);
            hash = (hash * 1_000_003) ^ BitConverter.DoubleToInt64Bits(pods.AfterMoreLost);
            hash = (hash * 1_000_003) ^ BitConverter.DoubleToInt64Bits(pods.Found);
            if (busiest is not null)
            {
                hash = (hash * 1_000_003) ^ Level(busiest.CpuWait.Expected);
                hash = (hash * 1_000_003) ^ Level(busiest.NicWait.Expected);
            }
            return hash;
        }
    }

    /// <summary>Steps of 5 % on top of a tenth of what a request takes anyway, or of 0.1 ms.</summary>
    private long Level(SimDuration time)
    {
        double least = Math.Max(0.1, (_service.Cpu + _service.Wait).TotalMilliseconds / 10);
        return (long)(DeterministicMath.Log(1 + (time.TotalMilliseconds / least)) / 0.05);
    }
}
