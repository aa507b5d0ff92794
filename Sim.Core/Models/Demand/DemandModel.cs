using NodaTime;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Demand;

/// <summary>How many requests each country's users want to send at any time. Pure: no randomness, no state.</summary>
/// <remarks>
/// A country's demand is its share of the audience times a daily curve in its local time times the surges of the moment
/// (which multiply where they overlap). The whole is scaled so that the sum over all countries, without surges, has the
/// given peak within the first 24 hours. A country may be listed as several places with a time zone each; a surge of
/// it is one of all of them. Not modeled: weekdays, seasons, users who travel.
/// </remarks>
public sealed class DemandModel
{
    private static readonly SimDuration s_day = SimDuration.FromHours(24);
    private static readonly SimDuration s_scan = SimDuration.FromSeconds(10);

    private readonly string[] _countries;
    private readonly double[] _meanPerSecond;
    private readonly DiurnalCurve _curve;
    private readonly LocalClock _clock;
    private readonly DemandSurge[] _surges;

    /// <summary>By surge: the places that it concerns.</summary>
    private readonly int[][] _surgePlaces;

    /// <param name="countries">Shares not negative and together more than 0.</param>
    /// <param name="peak">Largest rate of all countries together in the first 24 hours without surges, on a grid of 10
    /// s.</param>
    /// <param name="start">Calendar time of the first instant.</param>
    /// <param name="horizon">Length of the run; changes to and from daylight saving after it are ignored.</param>
    /// <exception cref="ArgumentException">A condition does not hold, or a surge names a country that is not
    /// listed.</exception>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">A time zone is unknown.</exception>
    public DemandModel(
        IReadOnlyList<CountryDemand> countries,
        RequestRate peak,
        DiurnalCurve curve,
        Instant start,
        SimDuration horizon,
        IReadOnlyList<DemandSurge> surges
    )
    {
        ArgumentNullException.ThrowIfNull(countries);
        ArgumentNullException.ThrowIfNull(surges);
        ArgumentOutOfRangeException.ThrowIfNegative(peak.PerSecond, nameof(peak));
        ArgumentOutOfRangeException.ThrowIfNegative(horizon.Nanoseconds, nameof(horizon));
        _countries = [.. countries.Select(country => country.Country)];
        _curve = curve;
        _clock = new LocalClock(start, SimDuration.Max(horizon, s_day), [.. countries.Select(c => c.TimeZone)]);
        _surges = [.. surges];
        _surgePlaces = [.. surges.Select(PlacesOfSurge)];
        double[] shares = [.. countries.Select(country => country.Share.Value)];
        if (shares.Any(share => !(share >= 0)) || !(shares.Sum() > 0))
        {
            throw new ArgumentException("Shares must not be negative, and one must be more than 0.", nameof(countries));
        }
        double scale = peak.PerSecond / LargestSum(shares);
        _meanPerSecond = Array.ConvertAll(shares, share => share * scale);
    }

    /// <summary>
    /// The countries, in the order in which the constructor got them: an index into it is a place's number.
    /// </summary>
    public IReadOnlyList<string> Countries => _countries;

    /// <summary>Demand of one country.</summary>
    public RequestRate RateAt(int country, SimTime time)
    {
        int timeOfDay = _clock.TimeOfDayIndexes(time)[country];
        double rate = _meanPerSecond[country] * _curve.At(_clock.TimeOfDay(timeOfDay, time));
        for (int surge = 0; surge < _surges.Length; surge++)
        {
            if (Array.BinarySearch(_surgePlaces[surge], country) >= 0)
            {
                rate *= _surges[surge].FactorAt(time);
            }
        }
        return new RequestRate(rate);
    }

    /// <summary>
    /// Demand of all countries, requests per second: the same values as <see cref="RateAt"/>, without its repetitions.
    /// </summary>
    /// <param name="ratePerCountry">One entry per country.</param>
    public void Fill(SimTime time, Span<double> ratePerCountry)
    {
        if (ratePerCountry.Length != _countries.Length)
        {
            throw new ArgumentException("One entry per country is expected.", nameof(ratePerCountry));
        }
        FillDaily(time, _meanPerSecond, ratePerCountry);
        for (int surge = 0; surge < _surges.Length; surge++)
        {
            double factor = _surges[surge].FactorAt(time);
            if (factor == 1)
            {
                continue;
            }
            foreach (int place in _surgePlaces[surge])
            {
                ratePerCountry[place] *= factor;
            }
        }
    }

    private void FillDaily(SimTime time, double[] means, Span<double> rates)
    {
        Span<double> curve = stackalloc double[_clock.TimeOfDayCount];
        for (int i = 0; i < curve.Length; i++)
        {
            curve[i] = _curve.At(_clock.TimeOfDay(i, time));
        }
        ReadOnlySpan<int> timesOfDay = _clock.TimeOfDayIndexes(time);
        for (int country = 0; country < rates.Length; country++)
        {
            rates[country] = means[country] * curve[timesOfDay[country]];
        }
    }

    private double LargestSum(double[] shares)
    {
        double[] rates = new double[shares.Length];
        double largest = 0;
        for (SimTime time = SimTime.Zero; time.SinceStart < s_day; time += s_scan)
        {
            FillDaily(time, shares, rates);
            largest = Math.Max(largest, rates.Sum());
        }
        return largest;
    }

    private int[] PlacesOfSurge(DemandSurge surge)
    {
        int[] places =
        [
            .. Enumerable
                .Range(0, _countries.Length)
                .Where(place => surge.Country is null || _countries[place] == surge.Country),
        ];
        return places.Length > 0
            ? places
            : throw new ArgumentException($"A surge names {surge.Country}, which is not listed.", nameof(surge));
    }
}
