namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>Metros by country, by weight and by distance; everything goes by the index of a metro.</summary>
internal sealed class MetroMap
{
    private readonly int[][] _nearest;
    private readonly int[][] _ofCountry;
    private readonly double[] _cumulative;
    private readonly double[] _exchangeCumulative;

    public MetroMap(IReadOnlyList<SyntheticCountry> countries, IReadOnlyList<SyntheticMetro> metros)
    {
        Weights = [.. metros.Select(metro => metro.Weight)];
        HasExchange = [.. metros.Select(metro => metro.HasExchange)];
        Dictionary<string, int> countryIndexes = countries
            .Select((country, i) => (country.Code, i))
            .ToDictionary(pair => pair.Code, pair => pair.i);
        CountryOf = [.. metros.Select(metro => countryIndexes[metro.Country])];
        _ofCountry = new int[countries.Count][];
        for (int country = 0; country < countries.Count; country++)
        {
            _ofCountry[country] = [.. Enumerable.Range(0, metros.Count).Where(i => CountryOf[i] == country)];
        }
        bool hasAnyExchange = HasExchange.Contains(true);
        _cumulative = Sums(i => Weights[i]);
        _exchangeCumulative = Sums(i => HasExchange[i] || !hasAnyExchange ? Weights[i] : 0);
        _nearest = new int[metros.Count][];
        for (int from = 0; from < metros.Count; from++)
        {
            _nearest[from] = ByDistance(metros, from);
        }
    }

    public int Count => Weights.Length;

    public double[] Weights { get; }

    public bool[] HasExchange { get; }

    public int[] CountryOf { get; }

    /// <summary>Ascending.</summary>
    public int[] OfCountry(int country) => _ofCountry[country];

    /// <summary>All metros, the metro itself first; equally far ones by index.</summary>
    public ReadOnlySpan<int> NearestTo(int metro) => _nearest[metro];

    /// <summary>By weight.</summary>
    public int Draw(ref Lots lots) => CumulativeWeights.Find(_cumulative, lots.Next() * _cumulative[^1]);

    /// <summary>By weight, of the metros with an exchange point; of all where there is none.</summary>
    public int DrawExchange(ref Lots lots) =>
        CumulativeWeights.Find(_exchangeCumulative, lots.Next() * _exchangeCumulative[^1]);

    /// <summary>By weight, of one country.</summary>
    public int DrawOf(int country, ref Lots lots)
    {
        int[] metros = _ofCountry[country];
        double left = lots.Next() * metros.Sum(metro => Weights[metro]);
        foreach (int metro in metros)
        {
            left -= Weights[metro];
            if (left < 0)
            {
                return metro;
            }
        }
        return metros[^1];
    }

    /// <summary>The nearest metro abroad that has an exchange point; -1 where there is none.</summary>
    public int ExchangeAbroad(int metro)
    {
        foreach (int other in _nearest[metro])
        {
            if (HasExchange[other] && CountryOf[other] != CountryOf[metro])
            {
                return other;
            }
        }
        return -1;
    }

    private double[] Sums(Func<int, double> weightOf)
    {
        double[] sums = new double[Count];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = sum += weightOf(i);
        }
        return sums;
    }

    private static int[] ByDistance(IReadOnlyList<SyntheticMetro> metros, int from)
    {
        int[] order = [.. Enumerable.Range(0, metros.Count)];
        (double Kilometers, int Index)[] keys = new (double, int)[metros.Count];
        for (int to = 0; to < keys.Length; to++)
        {
            keys[to] = (to == from ? -1 : metros[from].Center.KilometersTo(metros[to].Center), to);
        }
        Array.Sort(keys, order);
        return order;
    }
}
