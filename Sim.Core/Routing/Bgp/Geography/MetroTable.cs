using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>How far apart metros are, in kilometers and in time, for all pairs at once.</summary>
/// <remarks>
/// <para>
/// Paths are sums of legs, but a latency model counts what the ends of a path cost together with its length: end to
/// end <c>e + l</c> between two data centers and <c>e / 2 + l</c> from a client. So a leg takes
/// <c>l = 2 * fromClient - betweenDataCenters</c>, the round trip on the way alone, and a path takes the sum of its
/// legs and once <c>e / 2 = betweenDataCenters - fromClient</c> of client and site. A path of one leg then takes what
/// the model says.
/// </para>
/// <para>Times are round trips. Memory: 24 bytes for each pair.</para>
/// </remarks>
public sealed class MetroTable
{
    /// <summary>Light in fiber: 1 ms of round trip for 100 km.</summary>
    private const double FloorNanosecondsPerKilometer = 10_000;

    /// <summary>What is lost when models round to nanoseconds: half of each of the three that are added up.</summary>
    private const double RoundingNanoseconds = 2;

    private readonly double[] _kilometers;
    private readonly long[] _ways;
    private readonly long[] _ends;

    /// <param name="betweenDataCenters">Round trip from host to host; symmetric, asked once for each pair.</param>
    /// <param name="fromClient">Round trip between a client's first router and a host.</param>
    /// <exception cref="ArgumentException">
    /// There is no metro, a code comes twice, or a time is below that of light in fiber; the first is named.
    /// </exception>
    public MetroTable(IReadOnlyList<Metro> metros, RoundTripOf betweenDataCenters, RoundTripOf fromClient)
    {
        ArgumentNullException.ThrowIfNull(metros);
        ArgumentNullException.ThrowIfNull(betweenDataCenters);
        ArgumentNullException.ThrowIfNull(fromClient);
        if (metros.Count == 0)
        {
            throw new ArgumentException("There are no metros.", nameof(metros));
        }
        if (metros.GroupBy(metro => metro.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Metro {twice.Key} comes twice.", nameof(metros));
        }
        Metros = [.. metros];
        _kilometers = new double[metros.Count * metros.Count];
        _ways = new long[_kilometers.Length];
        _ends = new long[_kilometers.Length];
        for (int one = 0; one < Count; one++)
        {
            for (int other = 0; other <= one; other++)
            {
                Fill(one, other, betweenDataCenters, fromClient);
            }
        }
    }

    /// <summary>The round trip between two places.</summary>
    public delegate SimDuration RoundTripOf(GeoPoint one, GeoPoint other);

    public IReadOnlyList<Metro> Metros { get; }

    public int Count => Metros.Count;

    /// <summary>Round trips on the way alone, in nanoseconds, row by row.</summary>
    internal ReadOnlySpan<long> Ways => _ways;

    /// <summary>Great circle.</summary>
    public double KilometersBetween(int one, int other) => _kilometers[(one * Count) + other];

    /// <summary>Round trip on the way alone, without ends; 0 within a metro.</summary>
    public SimDuration WayBetween(int one, int other) => new(_ways[(one * Count) + other]);

    /// <summary>What the ends of a path cost, whatever its legs: between a client's first router and a host.</summary>
    public SimDuration EndsBetween(int client, int site) => new(_ends[(client * Count) + site]);

    /// <summary>Round trip between a client's first router and a host, if there were a direct way.</summary>
    public SimDuration DirectRoundTrip(int client, int site) => WayBetween(client, site) + EndsBetween(client, site);

    /// <summary>-1 when there is no such metro.</summary>
    public int IndexOf(string code)
    {
        for (int i = 0; i < Metros.Count; i++)
        {
            if (string.Equals(Metros[i].Code, code, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }
        return -1;
    }

    internal long NanosecondsBetween(int one, int other) => _ways[(one * Count) + other];

    private void Fill(int one, int other, RoundTripOf betweenDataCenters, RoundTripOf fromClient)
    {
        (GeoPoint from, GeoPoint to) = (Metros[one].Location, Metros[other].Location);
        double kilometers = from.KilometersTo(to);
        long whole = betweenDataCenters(from, to).Nanoseconds;
        long half = fromClient(from, to).Nanoseconds;
        long way = one == other ? 0 : Math.Max(0, checked((2 * half) - whole));
        if (way < (kilometers * FloorNanosecondsPerKilometer) - RoundingNanoseconds || whole < half)
        {
            throw new ArgumentException(
                $"From {Metros[one].Code} to {Metros[other].Code} in {new SimDuration(way)} is faster than light in "
                    + $"fiber, or a client's round trip of {new SimDuration(half)} has more than one of the two ends.",
                nameof(betweenDataCenters)
            );
        }
        (int there, int back) = ((one * Count) + other, (other * Count) + one);
        _kilometers[there] = _kilometers[back] = one == other ? 0 : kilometers;
        _ways[there] = _ways[back] = way;
        _ends[there] = _ends[back] = whole - half;
    }
}
