using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Stores;

/// <summary>How warm the cache of a pool is: the law of <see cref="CacheSpec"/>, integrated exactly.</summary>
/// <param name="spec">Null: there is none, and it answers nothing.</param>
internal sealed class CacheWarmth(CacheSpec? spec)
{
    /// <summary>Requests that it remembers.</summary>
    private double _remembered;

    public double HitRatio => HitRatioOf(_remembered);

    /// <summary>As if the same traffic had come for ever.</summary>
    /// <param name="rate">Requests per second.</param>
    public void Begin(double rate) => _remembered = spec is null ? 0 : rate * spec.TimeToLive.TotalSeconds;

    /// <summary>The hit ratio after a while of constant traffic.</summary>
    /// <param name="rate">Requests per second whose answers are kept.</param>
    /// <param name="seconds">0 or more.</param>
    public double HitRatioAfter(double rate, double seconds) => HitRatioOf(RememberedAfter(rate, seconds));

    /// <inheritdoc cref="HitRatioAfter"/>
    public void Advance(double rate, double seconds) => _remembered = RememberedAfter(rate, seconds);

    private double HitRatioOf(double remembered) => spec?.HitRatioAt(remembered) ?? 0;

    private double RememberedAfter(double rate, double seconds)
    {
        if (spec is null)
        {
            return 0;
        }
        double kept = spec.TimeToLive.TotalSeconds;
        double last = rate * kept;
        return Math.Max(0, last + ((_remembered - last) * DeterministicMath.Exp(-seconds / kept)));
    }
}
