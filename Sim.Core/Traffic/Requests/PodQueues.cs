using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Requests;

/// <summary>The pods of one pool, each with its cores, its slots and a queue of its own.</summary>
/// <remarks>
/// A core works on one request at a time, first come first served, and the wait of the service comes after it. Where
/// the slots of a pod are scarcer than its CPU, slots are what is served from, for the CPU time and the wait together.
/// What waits in a pod that leaves is worked off there, as far as the pod has time: what it does not finish fails when
/// it would have been answered, a little later than in truth. Cold pods are the last ones, however pods leave. With
/// data stores a request needs a slot first, then a core, then connections, and keeps the slot until it is done.
/// </remarks>
internal sealed class PodQueues
{
    private readonly PoolSpec _pool;
    private readonly ServiceSpec _service;
    private readonly double _sampling;
    private readonly bool _cpuBinds;
    private readonly int _servers;
    private readonly double _stretch;
    private readonly StoreCalls? _stores;
    private int _places;
    private long[] _free;
    private int[] _inside;
    private int[] _generations;
    private long[] _killedAt;
    private readonly ColdPods? _cold;
    private long[] _slots = [];
    private Thinning _thinning;
    private double _work;
    private double _backlog;
    private double _sojourn;

    /// <summary>With data stores: the time that requests of this step kept their slots, nanoseconds.</summary>
    private double _inSlots;

    /// <summary>The mean of it in the last step.</summary>
    private double _inSlotSeconds;
    private int _arrivals;
    private int _refused;
    private int _real;

    /// <param name="pool">What a pod is.</param>
    /// <param name="service">What requests ask for.</param>
    /// <param name="sampling">Part of the requests that is simulated.</param>
    /// <param name="stores">Data stores that they ask; null: none.</param>
    public PodQueues(PoolSpec pool, ServiceSpec service, double sampling, StoreCalls? stores = null)
    {
        _stores = stores;
        _pool = pool;
        _service = service;
        _sampling = sampling;
        _cpuBinds = stores is not null || pool.CpuBinds(service);
        _servers = _cpuBinds ? pool.Cores : pool.Concurrency;
        _stretch = _cpuBinds ? pool.Cores / pool.PodCpu : 1;
        _free = new long[_servers];
        _inside = new int[1];
        _generations = new int[1];
        _killedAt = new long[1];
        _cold = pool.WarmUp is { } warmUp ? new ColdPods(warmUp) : null;
    }

    /// <summary>Pods that are simulated.</summary>
    public int Count { get; private set; }

    public double CpuUtilization { get; private set; }

    public double SlotUtilization { get; private set; }

    /// <summary>Requests per second that came in the last step, of all that there are.</summary>
    public double Arrivals { get; private set; }

    /// <summary>Pods that the arrivals of the last step would have filled.</summary>
    public double PodsNeeded =>
        _stores is null
            ? Arrivals / _pool.CapacityOfPod(_service).PerSecond
            : Arrivals * Math.Max(_service.Cpu.TotalSeconds / _pool.PodCpu, _inSlotSeconds / _pool.Concurrency);

    /// <summary>Sets the number of pods; new ones are empty.</summary>
    /// <param name="pods">How many work.</param>
    /// <param name="killedAt">
    /// When pods that leave are killed, nanoseconds; <see cref="long.MaxValue"/>: never.
    /// </param>
    public void Resize(int pods, long killedAt = long.MaxValue)
    {
        _real = pods;
        _thinning = Thinning.Of(pods, _sampling);
        _places = _thinning.PlacesOf(_pool.PlacesOfPod);
        int count = _thinning.Servers;
        if (count > _inside.Length)
        {
            int room = Math.Max(count, _inside.Length * 2);
            Array.Resize(ref _free, room * _servers);
            Array.Resize(ref _inside, room);
            Array.Resize(ref _generations, room);
            Array.Resize(ref _killedAt, room);
        }
        for (int pod = count; pod < Count; pod++)
        {
            _killedAt[pod] = killedAt;
        }
        _stores?.Resize(count);
        if (_stores is not null && count * _pool.Concurrency > _slots.Length)
        {
            Array.Resize(ref _slots, _inside.Length * _pool.Concurrency);
        }
        for (int pod = Count; pod < count; pod++)
        {
            if (_stores is not null)
            {
                _slots.AsSpan(pod * _pool.Concurrency, _pool.Concurrency).Clear();
            }
            _free.AsSpan(pod * _servers, _servers).Clear();
            _inside[pod] = 0;
            _generations[pod]++;
        }
        Count = count;
    }

    /// <summary>So many pods have begun to serve cold until a time.</summary>
    public void BeginCold(long begun, SimTime now) => _cold?.Begin(begun, now, Count, _real);

    public int GenerationOf(int pod) => _generations[pod];

    /// <summary>A request comes to a pod.</summary>
    /// <param name="work">CPU time that it needs, nanoseconds.</param>
    /// <param name="served">When it is answered.</param>
    /// <param name="fails">Whether it is answered with an error then, because of a data store.</param>
    /// <returns>Whether the pod has room for it.</returns>
    public bool TryEnter(int pod, long now, long work, out long served, out bool fails)
    {
        served = now;
        fails = false;
        if (_inside[pod] >= _places)
        {
            _refused++;
            return false;
        }
        _inside[pod]++;
        long wait = _service.Wait.Nanoseconds;
        long own = (long)(work * _stretch * (_cold?.FactorOf(pod, Count, now) ?? 1));
        if (_stores is { } stores)
        {
            served = ServeFromSlot(pod, now, own, stores, out fails);
            _sojourn += served - now;
            return true;
        }
        long held = _cpuBinds ? own : own + wait;
        long stretched = _thinning.Stretch(held);
        long begin = Servers.Serve(_free.AsSpan(pod * _servers, _servers), now, stretched);
        _work += stretched;
        served = now + _thinning.WaitOf(begin - now, stretched) + own + wait;
        _sojourn += served - now;
        return true;
    }

    /// <summary>
    /// A request waits for a slot, then for a core, and makes its calls; the slot is free again when it has done.
    /// </summary>
    private long ServeFromSlot(int pod, long now, long own, StoreCalls stores, out bool fails)
    {
        Span<long> slots = _slots.AsSpan(pod * _pool.Concurrency, _pool.Concurrency);
        int slot = 0;
        for (int i = 1; i < slots.Length; i++)
        {
            slot = slots[i] < slots[slot] ? i : slot;
        }
        long begin = Math.Max(now, slots[slot]);
        long stretched = _thinning.Stretch(own);
        long core = Servers.Serve(_free.AsSpan(pod * _servers, _servers), begin, stretched);
        _work += stretched;
        long done = core + stretched + _thinning.Stretch(_service.Wait.Nanoseconds);
        fails = !stores.TryMake(pod, ref done, _thinning, out long calling);
        slots[slot] = done;
        long inSlot = _thinning.WaitOf(core - begin, stretched) + own + _service.Wait.Nanoseconds + calling;
        _inSlots += inSlot;
        return now + _thinning.WaitOf(begin - now, done - begin) + inSlot;
    }

    /// <summary>The data stores as they are now.</summary>
    public void See(Impairment[] faults) => _stores?.See(faults);

    /// <summary>The caches before data stores are as warm as traffic that has always come makes them.</summary>
    /// <param name="rate">Requests per second, of all that there are.</param>
    public void Begin(double rate) => _stores?.Begin(rate);

    /// <summary>Ends the step of the data stores: telemetry, and warmer or colder caches.</summary>
    public void EndStoreStep(TelemetryBoard board, int pool, SimDuration step) => _stores?.EndStep(board, pool, step);

    /// <summary>Counts a request that came to the pool, whether or not a pod has room for it.</summary>
    public void Arrive() => _arrivals++;

    /// <summary>Whether the pod that had a number is still the one that has it.</summary>
    public bool IsThere(int pod, int generation) => pod < Count && _generations[pod] == generation;

    public void Leave(int pod, int generation)
    {
        if (IsThere(pod, generation))
        {
            _inside[pod]--;
        }
    }

    /// <summary>Whether a request that would be answered now has been killed with its pod.</summary>
    public bool WasKilled(int pod, int generation, long now) => !IsThere(pod, generation) && now > _killedAt[pod];

    /// <summary>Works out how busy it was in a step, and begins to count anew.</summary>
    public PoolLoad EndStep(SimTime from, SimTime to)
    {
        double step = (to - from).Nanoseconds;
        double backlog = Servers.Backlog(_free.AsSpan(0, Count * _servers), to.Nanoseconds);
        double busy = Math.Max(0, _work + _backlog - backlog);
        _backlog = backlog;
        double capacity = step * Count * _servers;
        double share =
            capacity > 0 ? Math.Min(1, busy / capacity)
            : _arrivals > 0 ? 1
            : 0;
        double cpuOfHold = _service.Cpu / (_service.Cpu + _service.Wait);
        CpuUtilization = _cpuBinds || Count == 0 ? share : share * cpuOfHold * _servers / _pool.PodCpu;
        int inside = 0;
        for (int pod = 0; pod < Count; pod++)
        {
            inside += _inside[pod];
        }
        double slots = Count * _pool.Concurrency / _thinning.Slowness;
        SlotUtilization =
            slots > 0 ? Math.Min(1, inside / slots)
            : _arrivals > 0 ? 1
            : 0;
        Arrivals = _arrivals / _sampling / (to - from).TotalSeconds;
        int entered = Math.Max(1, _arrivals - _refused);
        var load = new PoolLoad(
            Arrivals,
            _real > 0 ? Arrivals / _real : 0,
            CpuUtilization,
            new SimDuration(_arrivals > 0 ? (long)(_sojourn / entered) : (_service.Cpu + _service.Wait).Nanoseconds),
            _arrivals > 0 ? Math.Min(1, _refused / (double)_arrivals) : 0
        );
        _inSlotSeconds = _inSlots / entered * 1e-9;
        (_work, _sojourn, _inSlots, _arrivals, _refused) = (0, 0, 0, 0, 0);
        return load;
    }
}
