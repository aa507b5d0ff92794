using Sim.Core.Models.Demand;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.World;

/// <summary>Adds recorded totals and latencies up by region, country and endpoint.</summary>
internal sealed class TrafficMeasuresBuilder(SimulatedWorld world, RecordedSpan span)
{
    private readonly int _endpoints = world.Platform.Endpoints.Count;
    private readonly string[] _regionOfCountry =
    [
        .. span.Countries.Select(country => world.Groups.First(group => group.Country == country).Region),
    ];

    public IReadOnlyList<TrafficMeasures> ByRegion() =>
        [.. span.Regions.Select(region => Sum(region, null, null, g => g.Region == region)).OfType<TrafficMeasures>()];

    public IReadOnlyList<TrafficMeasures> ByCountry() =>
        [
            .. span
                .Countries.Select((country, i) => Sum(_regionOfCountry[i], country, null, g => g.Country == country))
                .OfType<TrafficMeasures>(),
        ];

    public IReadOnlyList<TrafficMeasures> ByRegionAndEndpoint() =>
        [
            .. span
                .Regions.SelectMany(region =>
                    Enumerable.Range(0, _endpoints).Select(e => Sum(region, null, e, g => g.Region == region))
                )
                .OfType<TrafficMeasures>(),
        ];

    private TrafficMeasures? Sum(string region, string? country, int? endpoint, Func<ClientGroup, bool> includes)
    {
        var latency = new LatencyHistogram();
        for (int i = 0; i < span.Countries.Count; i++)
        {
            if (country is null ? _regionOfCountry[i] == region : span.Countries[i] == country)
            {
                AddHistograms(latency, i, endpoint);
            }
        }
        var parts = new PartSums(world.Platform.Service);
        double failed = 0;
        for (int group = 0; group < world.Groups.Count; group++)
        {
            if (!includes(world.Groups[group]))
            {
                continue;
            }
            failed += endpoint is null ? span.FailedNowhere(group) : 0;
            for (int e = endpoint ?? 0; e < (endpoint + 1 ?? _endpoints); e++)
            {
                CellTotals totals = span.TotalsOf(group, e);
                failed += totals.Failed;
                if (totals.Answered > 0)
                {
                    parts.Add(totals, span.LatencySumsOf(group, e));
                }
            }
        }
        if (parts.Answered + failed <= 0)
        {
            return null;
        }
        return new TrafficMeasures
        {
            Region = region,
            Country = country,
            Endpoint = endpoint is { } index ? world.Platform.Endpoints[index].Id : null,
            Answered = parts.Answered,
            Failed = failed,
            FailedUserMinutes = failed * world.Platform.Clients.RequestInterval.TotalSeconds / 60,
            Latency = latency,
            MeanParts = parts.Means(),
        };
    }

    private void AddHistograms(LatencyHistogram latency, int country, int? endpoint)
    {
        for (int e = endpoint ?? 0; e < (endpoint + 1 ?? _endpoints); e++)
        {
            if (span.HistogramOf(country, e) is { } histogram)
            {
                latency.Add(histogram);
            }
        }
    }

    private sealed class PartSums(ServiceSpec service)
    {
        private double _dns;
        private double _connect;
        private double _tls;
        private double _firstByte;
        private double _transfer;
        private double _retry;

        public double Answered { get; private set; }

        public void Add(CellTotals totals, LatencySums sums)
        {
            Answered += totals.Answered;
            _dns += sums.Dns;
            double delay = totals.FreshDelaySeconds;
            _connect += sums.Connect + (delay * service.Handshake.Connect);
            _tls += sums.Tls + (delay * service.Handshake.Tls);
            _firstByte += sums.Request + totals.EndpointSeconds;
            _firstByte += totals.OpenDelaySeconds + (delay * service.Handshake.FirstByte);
            _transfer += sums.Transfer + (delay * service.TransferRoundTrips);
            _retry += totals.RetrySeconds;
        }

        public LatencyParts Means() =>
            new(Mean(_dns), Mean(_connect), Mean(_tls), Mean(_firstByte), Mean(_transfer), Mean(_retry));

        private SimDuration Mean(double sum) => SimDuration.FromSeconds(Answered > 0 ? sum / Answered : 0);
    }
}
