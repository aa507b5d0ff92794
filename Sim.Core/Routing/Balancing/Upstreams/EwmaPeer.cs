using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>The moving average of one endpoint's response times as ingress-nginx keeps it.</summary>
/// <remarks>
/// An average of age t counts exp(-t / 10 s), a new response the rest: after a pause one response says nearly all. The
/// response is its time to connect plus its response time, which nginx counts from the same begin and in whole
/// milliseconds. There is no jump to a peak and no term for requests under way; a pod that fails fast looks fast. The
/// workers of a blade share it. <c>default</c> has never answered: its score is 0, and its first response is its
/// average. Source: ingress-nginx, balancer/ewma.lua.
/// </remarks>
public struct EwmaPeer
{
    private const long NanosecondsPerMillisecond = 1_000_000;
    private const double DecayMilliseconds = 10_000;

    /// <summary>When the average was last changed, plus 1; 0: never.</summary>
    private long _touchedMilliseconds;

    /// <summary>The average when it was last changed, in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>An endpoint that has just come begins with the mean of those that have an average.</summary>
    /// <param name="peers">The others; when none has answered the new one is like <c>default</c>.</param>
    public static EwmaPeer New(ReadOnlySpan<EwmaPeer> peers, SimTime now)
    {
        double sum = 0;
        int known = 0;
        foreach (ref readonly EwmaPeer peer in peers)
        {
            sum += peer.Seconds;
            known += peer._touchedMilliseconds > 0 ? 1 : 0;
        }
        return known == 0
            ? default
            : new EwmaPeer { Seconds = sum / known, _touchedMilliseconds = MillisecondsOf(now) + 1 };
    }

    /// <summary>What a pick compares, in seconds: the average decayed to the time, less is better.</summary>
    public readonly double ScoreAt(SimTime now) => Seconds * WeightAt(MillisecondsOf(now));

    /// <summary>Takes a response in.</summary>
    /// <param name="begin">Of the try.</param>
    /// <param name="connected">When the connection was there; the begin when it was open already.</param>
    /// <param name="end">Of the response, or of the wait for it.</param>
    public void Observe(SimTime begin, SimTime connected, SimTime end)
    {
        long start = MillisecondsOf(begin);
        long now = MillisecondsOf(end);
        double response = (MillisecondsOf(connected) - start + (now - start)) / 1_000.0;
        double weight = WeightAt(now);
        Seconds = (Seconds * weight) + (response * (1 - weight));
        _touchedMilliseconds = now + 1;
    }

    private readonly double WeightAt(long milliseconds) =>
        _touchedMilliseconds == 0
            ? 0
            : DeterministicMath.Exp(-Math.Max(0, milliseconds + 1 - _touchedMilliseconds) / DecayMilliseconds);

    private static long MillisecondsOf(SimTime time) => time.Nanoseconds / NanosecondsPerMillisecond;
}
