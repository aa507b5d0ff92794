using NodaTime;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Replay;

/// <summary>Requests per second over time, as they were measured: means of equally long intervals.</summary>
/// <param name="Start">When the first interval begins; null: the trace does not say.</param>
/// <param name="Interval">Length of each, more than 0.</param>
/// <param name="Rates">Requests per second, at least one, none negative.</param>
public sealed record RequestTrace(Instant? Start, SimDuration Interval, IReadOnlyList<double> Rates)
{
    /// <summary>
    /// Longer means are not replayed as steps but as lines between their middles. 1 min: an assumption.
    /// </summary>
    public static readonly SimDuration Coarse = SimDuration.FromMinutes(1);

    public SimDuration Length => Interval * Rates.Count;

    /// <summary>The busiest interval.</summary>
    public RequestRate Peak => new(Rates.Max());

    /// <summary>Requests per second at a time since the start; beyond the end those of the last interval.</summary>
    public double RateAt(SimTime time) =>
        Rates[(int)Math.Min(time.Nanoseconds / Interval.Nanoseconds, Rates.Count - 1)];

    /// <summary>The same shape with another height: the busiest interval has this rate.</summary>
    /// <exception cref="InvalidOperationException">The trace has no requests.</exception>
    public RequestTrace ScaledTo(RequestRate peak)
    {
        double factor =
            Peak > RequestRate.Zero
                ? peak / Peak
                : throw new InvalidOperationException("A trace without requests has no shape.");
        return this with { Rates = [.. Rates.Select(rate => rate * factor)] };
    }

    /// <summary>The intervals that begin within a part of the trace.</summary>
    /// <param name="from">Since its start.</param>
    /// <param name="length">Of the part; what is beyond the end is left out.</param>
    public RequestTrace Part(SimDuration from, SimDuration length)
    {
        long first = (from.Nanoseconds + Interval.Nanoseconds - 1) / Interval.Nanoseconds;
        // A length may be as long as time itself.
        double count = Math.Ceiling(((double)from.Nanoseconds + length.Nanoseconds) / Interval.Nanoseconds) - first;
        double[] rates = [.. Rates.Skip((int)Math.Min(first, Rates.Count)).Take((int)Math.Min(count, Rates.Count))];
        return this with { Start = Start?.Plus(Duration.FromNanoseconds(Interval.Nanoseconds * first)), Rates = rates };
    }

    /// <summary>
    /// The same traffic in steps of at most <see cref="Coarse"/>: between the middles of longer intervals on a line,
    /// before the first and after the last middle level.
    /// </summary>
    public RequestTrace Smoothed()
    {
        int parts = (int)((Interval.Nanoseconds + Coarse.Nanoseconds - 1) / Coarse.Nanoseconds);
        if (parts <= 1)
        {
            return this;
        }
        var rates = new double[Rates.Count * parts];
        for (int i = 0; i < rates.Length; i++)
        {
            // In intervals since the middle of the first.
            double at = ((i + 0.5) / parts) - 0.5;
            int left = Math.Clamp((int)Math.Floor(at), 0, Rates.Count - 1);
            int right = Math.Min(left + 1, Rates.Count - 1);
            double share = Math.Clamp(at - left, 0, 1);
            rates[i] = (Rates[left] * (1 - share)) + (Rates[right] * share);
        }
        return new RequestTrace(Start, new SimDuration(Interval.Nanoseconds / parts), rates);
    }
}
