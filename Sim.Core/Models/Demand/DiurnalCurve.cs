using Sim.Core.Quantities;

namespace Sim.Core.Models.Demand;

/// <summary>
/// How demand follows the local time of day, relative to its daily mean: 1 + a cos(x) + b cos(2x), x = 2 pi (t - 21
/// h)/24 h.
/// </summary>
/// <remarks>
/// The peak, 1 + a + b, is at 21:00 local time. Arbor's measurements of Internet traffic show evening peaks at 19:00 to
/// 23:00 local time and a morning at half of the peak.
/// </remarks>
public sealed record DiurnalCurve
{
    private const long NanosecondsPerDay = 86_400_000_000_000;
    private const long PeakNanoseconds = 21 * NanosecondsPerDay / 24;

    /// <param name="daily">a, 0 to 1; published curves have 0.35 to 0.45.</param>
    /// <param name="halfDaily">b, 0 to a quarter of a, so that 21:00 is the only peak and no rate is negative.</param>
    public DiurnalCurve(Ratio daily, Ratio halfDaily)
    {
        if (!(daily.Value is >= 0 and <= 1) || !(halfDaily.Value >= 0 && halfDaily.Value <= daily.Value / 4))
        {
            throw new ArgumentOutOfRangeException(
                nameof(daily),
                (daily, halfDaily),
                "0 to 1 is expected, and 0 to a quarter of it."
            );
        }
        Daily = daily;
        HalfDaily = halfDaily;
    }

    /// <summary>
    /// a = 0.4, b = 0.1: between 0.7 and 1.5 times the mean. One curve for all countries is an assumption.
    /// </summary>
    public static DiurnalCurve Default { get; } = new(new(0.4), new(0.1));

    /// <summary>The same at all times.</summary>
    public static DiurnalCurve Flat { get; } = new(Ratio.Zero, Ratio.Zero);

    public Ratio Daily { get; }

    public Ratio HalfDaily { get; }

    /// <summary>Demand over mean demand.</summary>
    /// <param name="sinceMidnight">Local time of day; whole days, also negative ones, make no difference.</param>
    public double At(SimDuration sinceMidnight)
    {
        long sincePeak = (sinceMidnight.Nanoseconds - PeakNanoseconds) % NanosecondsPerDay;
        double cosine = DeterministicMath.Cos(2 * Math.PI * sincePeak / NanosecondsPerDay);

        // cos(2x) = 2 cos(x)^2 - 1
        return 1 + (Daily.Value * cosine) + (HalfDaily.Value * ((2 * cosine * cosine) - 1));
    }
}
