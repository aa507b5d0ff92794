using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Requests;

/// <summary>One ingress blade: its workers, each with a queue of its own, its network card, its connections.</summary>
/// <remarks>
/// nginx runs one worker process per core; a connection stays with the worker that accepted it. Handshakes, requests
/// and bytes cost CPU, each its own; handshakes and responses share the card, in the order in which they leave.
/// </remarks>
internal sealed class BladeQueues
{
    private readonly Thinning _thinning;
    private readonly Thinning _card;
    private readonly int _backlogOfWorker;
    private readonly long _sendQueue;
    private readonly long[] _workers;
    private readonly int[] _queued;
    private readonly int _places;
    private readonly long _handshakeWork;
    private readonly long _requestWork;
    private readonly long _responseSending;
    private readonly long _handshakeSending;
    private long _cardFree;
    private double _work;
    private double _sending;
    private double _backlog;
    private double _cardBacklog;
    private int _requests;
    private int _refused;
    private int _attempted;
    private int _turnedAway;
    private double _sojourn;

    /// <param name="blade">What it is.</param>
    /// <param name="service">What requests ask for.</param>
    /// <param name="sampling">Part of the requests that is simulated.</param>
    public BladeQueues(BladeSpec blade, ServiceSpec service, double sampling)
    {
        _thinning = Thinning.Of(blade.Cores, sampling);
        _card = Thinning.Of(1, sampling);
        _backlogOfWorker = _thinning.PlacesOf(BladeSpec.BacklogOfWorker);
        _workers = new long[_thinning.Servers];
        _queued = new int[_workers.Length];
        _places = (int)Math.Max(1, Math.Round(blade.Connections * sampling));
        _handshakeWork = _thinning.Stretch(blade.HandshakeCpu.Nanoseconds);
        _requestWork = _thinning.Stretch(blade.CpuOf(service).Nanoseconds);
        _responseSending = Sending(blade.SendingSeconds(service, 1, 0));
        _handshakeSending = Sending(blade.SendingSeconds(service, 0, 1));
        _sendQueue = _card.PlacesOf(BladeSpec.SendQueue) * _responseSending;
    }

    public int WorkerCount => _workers.Length;

    public int Connections { get; set; }

    public double CpuUtilization { get; private set; }

    public double CardUtilization { get; private set; }

    public double ConnectionUtilization => Math.Min(1, Connections / (double)_places);

    /// <summary>Whether there is a place for one more connection.</summary>
    public bool TakesConnection()
    {
        _attempted++;
        bool takes = Connections < _places;
        _turnedAway += takes ? 0 : 1;
        return takes;
    }

    /// <summary>A handshake; takes CPU and the card before what comes later.</summary>
    /// <returns>By how much the request behind it is later.</returns>
    public long Greet(int worker, long now)
    {
        long begin = Servers.Serve(_workers.AsSpan(worker, 1), now, _handshakeWork);
        _work += _handshakeWork;
        _ = Servers.Serve(new Span<long>(ref _cardFree), now, _handshakeSending);
        _sending += _handshakeSending;
        return _thinning.WaitOf(begin - now, _handshakeWork) + (long)(_handshakeWork / _thinning.Slowness);
    }

    /// <summary>A request comes.</summary>
    /// <param name="leaves">When it goes on to a pod.</param>
    /// <returns>Whether there is room for it.</returns>
    public bool TryEnter(int worker, long now, out long leaves)
    {
        leaves = now;
        _requests++;
        if (_queued[worker] >= _backlogOfWorker)
        {
            _refused++;
            return false;
        }
        _queued[worker]++;
        long begin = Servers.Serve(_workers.AsSpan(worker, 1), now, _requestWork);
        _work += _requestWork;
        leaves = now + _thinning.WaitOf(begin - now, _requestWork) + (long)(_requestWork / _thinning.Slowness);
        _sojourn += leaves - now;
        return true;
    }

    public void Leave(int worker) => _queued[worker]--;

    /// <summary>A response goes out.</summary>
    /// <param name="sent">When its last bit is on the wire.</param>
    /// <returns>Whether the buffers have room for it.</returns>
    public bool TrySend(long now, out long sent)
    {
        sent = now;
        if (_cardFree - now > _sendQueue)
        {
            _refused++;
            return false;
        }
        long begin = Servers.Serve(new Span<long>(ref _cardFree), now, _responseSending);
        _sending += _responseSending;
        // The wait counts, the time on the wire is what the path's bandwidth hides: as in the flow plane.
        long wait = _card.WaitOf(begin - now, _responseSending);
        _sojourn += wait;
        sent = now + wait;
        return true;
    }

    /// <summary>Works out how busy it was in a step, and begins to count anew.</summary>
    public BladeLoad EndStep(SimTime from, SimTime to)
    {
        double step = (to - from).Nanoseconds;
        double backlog = Servers.Backlog(_workers, to.Nanoseconds);
        double cardBacklog = Math.Max(0, _cardFree - to.Nanoseconds);
        CpuUtilization = Math.Clamp((_work + _backlog - backlog) / (step * _workers.Length), 0, 1);
        CardUtilization = Math.Clamp((_sending + _cardBacklog - cardBacklog) / step, 0, 1);
        (_backlog, _cardBacklog) = (backlog, cardBacklog);
        int served = Math.Max(1, _requests - _refused);
        var load = new BladeLoad(
            new SimDuration((long)(_sojourn / served)),
            _requests > 0 ? Math.Min(1, _refused / (double)_requests) : 0,
            _attempted > 0 ? _turnedAway / (double)_attempted : 0
        );
        (_work, _sending, _sojourn) = (0, 0, 0);
        (_requests, _refused, _attempted, _turnedAway) = (0, 0, 0, 0);
        return load;
    }

    private long Sending(double seconds) => _card.Stretch((long)Math.Round(seconds * 1e9));
}
