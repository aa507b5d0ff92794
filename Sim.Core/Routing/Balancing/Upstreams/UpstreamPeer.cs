using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>What one nginx worker knows of one server, its configuration included.</summary>
/// <remarks>
/// <para>
/// The balancers change it by reference: keep peers in an array per worker (or per blade, when the upstream has a
/// shared <c>zone</c>). <c>default</c> is no server; make one with the constructor.
/// </para>
/// <para>
/// A server that failed often enough is left out until more than fail_timeout has passed since its last failure. Then
/// one request is let through: if it succeeds the failures are forgotten, if not the server is left out again. nginx's
/// clock of these rules has whole seconds. Since 1.11.5 nothing is reset when every server is left out: requests are
/// answered 502, "no live upstreams", until one of them is due.
/// </para>
/// </remarks>
public struct UpstreamPeer
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Before every time of a run.</summary>
    private const long Never = long.MinValue / 4;

    private readonly int _maxFails;
    private readonly int _maxConnections;
    private readonly long _failTimeoutSeconds;
    private readonly bool _isDown;

    /// <summary>Seconds; of the last failure, and of the last failure or the last try that was let through.</summary>
    private long _failed;
    private long _checked;
    private int _effectiveWeight;

    /// <exception cref="ArgumentOutOfRangeException">A weight below 1, a negative limit or time.</exception>
    public UpstreamPeer(UpstreamServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (server.Weight < 1 || server.MaxFails < 0 || server.MaxConnections < 0 || server.FailTimeout.Nanoseconds < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(server), server, "A weight of 1 or more, no negative limit.");
        }
        Weight = server.Weight;
        _effectiveWeight = server.Weight;
        _maxFails = server.MaxFails;
        _maxConnections = server.MaxConnections;
        _failTimeoutSeconds = server.FailTimeout.Nanoseconds / NanosecondsPerSecond;
        _isDown = server.IsDown;
        _failed = Never;
        _checked = Never;
    }

    public int Weight { get; }

    /// <summary>Requests that it has from this worker now.</summary>
    public int Connections { get; private set; }

    /// <summary>Failures that are not forgotten.</summary>
    public int Fails { get; private set; }

    /// <summary>Never used.</summary>
    public readonly bool IsDown => _isDown;

    /// <summary>Credit of the smooth weighted round robin.</summary>
    internal long CurrentWeight { get; private set; }

    /// <summary>Whether failures keep it out at a time.</summary>
    public readonly bool IsLeftOut(SimTime now) =>
        _maxFails > 0 && Fails >= _maxFails && SecondsOf(now) - _checked <= _failTimeoutSeconds;

    /// <summary>Its request has been answered, with an error status too unless that counts as a failure.</summary>
    public void Succeeded()
    {
        if (_failed < _checked)
        {
            Fails = 0;
        }
        Connections--;
    }

    /// <summary>Its request has failed as <see cref="NextUpstream"/> tells.</summary>
    public void Failed(SimTime now)
    {
        Fails++;
        _failed = SecondsOf(now);
        _checked = _failed;
        if (_maxFails > 0)
        {
            _effectiveWeight = Math.Max(0, _effectiveWeight - (Weight / _maxFails));
        }
        Connections--;
    }

    /// <summary>The client of its request has gone away before there was an answer.</summary>
    internal void Abandoned() => Connections--;

    /// <summary>Why it cannot be picked; null: it can.</summary>
    internal readonly string? Obstacle(SimTime now, bool isOnly)
    {
        if (_isDown)
        {
            return "down";
        }
        if (!isOnly && IsLeftOut(now))
        {
            return "max_fails";
        }
        return _maxConnections > 0 && Connections >= _maxConnections ? "max_conns" : null;
    }

    /// <summary>Takes part in a turn of the smooth weighted round robin.</summary>
    /// <returns>What it brings to the turn.</returns>
    internal int TakePart()
    {
        int weight = _effectiveWeight;
        CurrentWeight += weight;
        _effectiveWeight += weight < Weight ? 1 : 0;
        return weight;
    }

    /// <summary>Is picked; its turn costs what all have brought, 0 without a turn.</summary>
    internal void Picked(SimTime now, long turn)
    {
        CurrentWeight -= turn;
        if (SecondsOf(now) - _checked > _failTimeoutSeconds)
        {
            _checked = SecondsOf(now);
        }
        Connections++;
    }

    private static long SecondsOf(SimTime time) => time.Nanoseconds / NanosecondsPerSecond;
}
