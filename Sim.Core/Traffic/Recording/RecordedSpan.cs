using Sim.Core.Quantities;
using Sim.Core.Statistics;

namespace Sim.Core.Traffic.Recording;

/// <summary>What was recorded between two moments of a run: differences of what was recorded up to each.</summary>
/// <remarks>
/// A request counts where it ends: one that is in flight at an edge belongs to the span in which it is answered or
/// given up. Spans that partition a run sum to the whole of it.
/// </remarks>
public sealed class RecordedSpan
{
    private readonly TrafficRecorder _recorder;
    private readonly TrafficMark? _begin;
    private readonly TrafficMark _end;
    private readonly EndpointUse[] _use;
    private readonly int _endpoints;

    /// <param name="begin">Null: the start of the run.</param>
    /// <param name="use">Of the marks within, in their order.</param>
    internal RecordedSpan(TrafficRecorder recorder, TrafficMark? begin, TrafficMark end, EndpointUse[][] use)
    {
        _recorder = recorder;
        _begin = begin;
        _end = end;
        _endpoints = end.Use.Length;
        _use =
        [
            .. Enumerable
                .Range(0, _endpoints)
                .Select(endpoint => EndpointUse.Of([.. use.Select(part => part[endpoint])])),
        ];
    }

    public SimTime From => _begin?.At ?? SimTime.Zero;

    /// <summary>After <see cref="From"/>; not after the end of the run.</summary>
    public SimTime To => _end.At;

    /// <summary>ISO codes of the countries with users, ordered.</summary>
    public IReadOnlyList<string> Countries => _recorder.Countries;

    /// <summary>Codes of the regions with users, ordered.</summary>
    public IReadOnlyList<string> Regions => _recorder.Regions;

    /// <summary>What a group exchanged with an endpoint.</summary>
    public CellTotals TotalsOf(int group, int endpoint)
    {
        int cell = (group * _endpoints) + endpoint;
        return _end.Totals[cell].Since(_begin?.Totals[cell] ?? default);
    }

    /// <summary>Requests of a group that were given up nowhere in particular.</summary>
    public double FailedNowhere(int group) => _end.FailedNowhere[group] - (_begin?.FailedNowhere[group] ?? 0);

    /// <summary>What the latencies of a cell add up to.</summary>
    public LatencySums LatencySumsOf(int group, int endpoint)
    {
        int cell = (group * _endpoints) + endpoint;
        return _end.Latencies[cell].Since(_begin?.Latencies[cell] ?? default);
    }

    /// <summary>Latency of the answered requests of a country at an endpoint; null: there were none.</summary>
    public LatencyHistogram? HistogramOf(int country, int endpoint)
    {
        int cell = (country * _endpoints) + endpoint;
        return _end.Bins[cell]?.Since(_begin?.Bins[cell]);
    }

    /// <summary>Connections to an endpoint that broke.</summary>
    public double ResetsAt(int endpoint) => _end.Resets[endpoint] - (_begin?.Resets[endpoint] ?? 0);

    /// <summary>How busy an endpoint was.</summary>
    /// <remarks>A step that goes over an edge counts where it ends.</remarks>
    public EndpointUse UseOf(int endpoint) => _use[endpoint];
}
