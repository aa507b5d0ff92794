namespace Sim.Core.Statistics;

/// <summary>How often something happened, by the region it came from and the endpoint it met.</summary>
/// <remarks>
/// Whole numbers: sums and merges are exact, associative and commutative. A dense array, so counting is one addition.
/// One counter counts one thing (answered, failed); amounts of fluid traffic are not whole and do not belong here. Not
/// safe for use from several threads: count apart and merge.
/// </remarks>
public sealed class RegionEndpointCounter
{
    private readonly string[] _regions;
    private readonly string[] _endpoints;
    private readonly long[] _counts;

    /// <param name="regions">Names without repetition; their order is that of the indices.</param>
    /// <param name="endpoints">Names without repetition; their order is that of the indices.</param>
    public RegionEndpointCounter(IEnumerable<string> regions, IEnumerable<string> endpoints)
    {
        _regions = Distinct(regions, nameof(regions));
        _endpoints = Distinct(endpoints, nameof(endpoints));
        _counts = new long[_regions.Length * _endpoints.Length];
    }

    public IReadOnlyList<string> Regions => _regions;

    public IReadOnlyList<string> Endpoints => _endpoints;

    /// <summary>The sum over all regions and endpoints.</summary>
    public long Total { get; private set; }

    /// <summary>The count of one region at one endpoint.</summary>
    public long this[int region, int endpoint] => _counts[CellOf(region, endpoint)];

    /// <summary>Counts something that happened <paramref name="amount"/> times.</summary>
    /// <param name="region">Index in <see cref="Regions"/>.</param>
    /// <param name="endpoint">Index in <see cref="Endpoints"/>.</param>
    /// <param name="amount">0 or more.</param>
    /// <exception cref="OverflowException">The total would pass 9.2e18; nothing is counted.</exception>
    public void Add(int region, int endpoint, long amount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        int cell = CellOf(region, endpoint);
        Total = checked(Total + amount);
        _counts[cell] += amount;
    }

    /// <summary>Adds everything that <paramref name="other"/> counted.</summary>
    /// <exception cref="ArgumentException">It counts other regions or endpoints, or these in another
    /// order.</exception>
    /// <exception cref="OverflowException">The total would pass 9.2e18; nothing is counted.</exception>
    public void Add(RegionEndpointCounter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!_regions.AsSpan().SequenceEqual(other._regions) || !_endpoints.AsSpan().SequenceEqual(other._endpoints))
        {
            throw new ArgumentException("Only counters with equal regions and endpoints can be merged.", nameof(other));
        }
        Total = checked(Total + other.Total);
        for (int cell = 0; cell < _counts.Length; cell++)
        {
            _counts[cell] += other._counts[cell];
        }
    }

    /// <summary>The sum over all endpoints.</summary>
    public long TotalOfRegion(int region)
    {
        ThrowIfOutside(region, _regions.Length, nameof(region));
        long sum = 0;
        for (int endpoint = 0; endpoint < _endpoints.Length; endpoint++)
        {
            sum += this[region, endpoint];
        }
        return sum;
    }

    /// <summary>The sum over all regions.</summary>
    public long TotalOfEndpoint(int endpoint)
    {
        ThrowIfOutside(endpoint, _endpoints.Length, nameof(endpoint));
        long sum = 0;
        for (int region = 0; region < _regions.Length; region++)
        {
            sum += this[region, endpoint];
        }
        return sum;
    }

    private static string[] Distinct(IEnumerable<string> names, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        string[] all = [.. names];
        return all.Distinct(StringComparer.Ordinal).Count() == all.Length
            ? all
            : throw new ArgumentException("A name is given twice.", parameter);
    }

    private static void ThrowIfOutside(int index, int count, string parameter)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(parameter, index, $"An index from 0 to {count - 1} is expected.");
        }
    }

    private int CellOf(int region, int endpoint)
    {
        ThrowIfOutside(region, _regions.Length, nameof(region));
        ThrowIfOutside(endpoint, _endpoints.Length, nameof(endpoint));
        return (region * _endpoints.Length) + endpoint;
    }
}
