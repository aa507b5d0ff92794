using NodaTime;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Demand;

/// <summary>Local times of day of many time zones, with daylight saving, as a function of simulated time.</summary>
/// <remarks>
/// Zones come from the database inside NodaTime, so that they are the same on every machine. All changes of offset
/// within the horizon are found at the start; after the horizon the last offsets stay.
/// </remarks>
internal sealed class LocalClock
{
    private readonly SimDuration[] _startOfDay;
    private readonly SimTime[] _begins;
    private readonly int[][] _timeOfDayIndexes;

    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">A zone is unknown.</exception>
    public LocalClock(Instant start, SimDuration horizon, IReadOnlyList<string> zones)
    {
        Instant end = start.PlusNanoseconds(horizon.Nanoseconds);
        ZoneIntervals[] intervals = [.. zones.Select(zone => new ZoneIntervals(zone, start, end))];
        Instant[] begins =
        [
            .. intervals.SelectMany(zone => zone.Begins).Where(begin => begin > start).Append(start).Distinct().Order(),
        ];
        Offset[] offsets = [.. intervals.SelectMany(zone => begins.Select(zone.OffsetAt)).Distinct().Order()];
        long utc = start.InUtc().NanosecondOfDay;
        _startOfDay = [.. offsets.Select(offset => new SimDuration(utc + offset.Nanoseconds))];
        _begins = [.. begins.Select(begin => new SimTime((begin - start).ToInt64Nanoseconds()))];
        _timeOfDayIndexes =
        [
            .. begins.Select(begin =>
                (int[])[.. intervals.Select(zone => Array.BinarySearch(offsets, zone.OffsetAt(begin)))]
            ),
        ];
    }

    /// <summary>Number of different offsets from UTC.</summary>
    public int TimeOfDayCount => _startOfDay.Length;

    /// <summary>Time since local midnight; may be negative or more than a day.</summary>
    public SimDuration TimeOfDay(int index, SimTime time) => _startOfDay[index] + time.SinceStart;

    /// <summary>For every zone, which of the times of day it has.</summary>
    public ReadOnlySpan<int> TimeOfDayIndexes(SimTime time)
    {
        int period = _begins.Length - 1;
        while (period > 0 && _begins[period] > time)
        {
            period--;
        }
        return _timeOfDayIndexes[period];
    }

    private sealed class ZoneIntervals(string id, Instant start, Instant end)
    {
        private readonly NodaTime.TimeZones.ZoneInterval[] _intervals =
        [
            .. DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(start, end),
        ];

        public IEnumerable<Instant> Begins => _intervals.Where(interval => interval.HasStart).Select(i => i.Start);

        public Offset OffsetAt(Instant instant) =>
            Array.Find(_intervals, interval => interval.Contains(instant))!.WallOffset;
    }
}
