using NodaTime;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Routes.Internet;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Plans;

/// <summary>The users of a platform and how much they ask on the day that a plan is made for.</summary>
internal sealed class PlanPopulation
{
    /// <summary>Demand is looked at so often within the day; it changes by less than 1 % in between.</summary>
    private static readonly SimDuration s_grid = SimDuration.FromMinutes(10);

    private static readonly SimDuration s_day = SimDuration.FromHours(24);

    private readonly Instant _start;
    private readonly double[][] _ratePerVantage;

    /// <param name="inputs">The scenario; its zone is not looked at.</param>
    /// <param name="zones">Zones that the users will be asked about: what Route 53 knows of them depends on it.</param>
    public PlanPopulation(ScenarioInputs inputs, IReadOnlyList<Zone> zones)
    {
        inputs = TellsStates(zones) ? WithStates(inputs) : inputs;
        Inputs = inputs;
        Areas = DemandAreas.Of(inputs);
        Platform = PlatformBuilder.Build(inputs, Areas);
        ILatencyModel latency = LatencyBuilder.Build(inputs);
        var union = new Zone { RecordSets = [.. zones.SelectMany(zone => zone.RecordSets)] };
        Groups = new ClientGroupBuilder(inputs with { Zone = union }, Areas, latency).Build();
        RestingRoutes? resting = inputs.Scenario.Network.AsGraph is null
            ? null
            : new RestingRoutes(Platform, ScenarioInternet.Make(inputs).SpecOf(Platform, Areas));
        Paths = new PathTable(Platform, latency, resting);
        _start = inputs.Scenario.Start;
        var demand = new DemandSource(inputs, Areas);
        _ratePerVantage = [.. Times().Select(time => RatesAt(demand, time))];
    }

    public ScenarioInputs Inputs { get; }

    public PlatformSpec Platform { get; }

    public IReadOnlyList<ClientGroup> Groups { get; }

    public PathTable Paths { get; }

    /// <summary>Where users are: the first vantages.</summary>
    public IReadOnlyList<DemandArea> Areas { get; }

    /// <summary>Moments of the day that are looked at.</summary>
    public int TimeCount => _ratePerVantage.Length;

    public int VantageCount => Areas.Count;

    /// <summary>Requests per second by vantage.</summary>
    public ReadOnlySpan<double> Rates(int time) => _ratePerVantage[time];

    /// <summary>Whether a zone has record sets for parts of a country.</summary>
    private static bool TellsStates(IReadOnlyList<Zone> zones) =>
        zones.Any(zone =>
            zone.RecordSets.Any(record => record.Policy is GeolocationRouting { SubdivisionCode: not null })
        );

    private static ScenarioInputs WithStates(ScenarioInputs inputs)
    {
        Schema.Demand demand = inputs.Scenario.Demand with { Split = DemandSplit.Areas, SplitFrom = Ratio.Zero };
        return inputs with { Scenario = inputs.Scenario with { Demand = demand } };
    }

    public Instant InstantOf(int time) => _start.PlusNanoseconds((s_grid * time).Nanoseconds);

    private static IEnumerable<SimTime> Times()
    {
        for (SimTime time = SimTime.Zero; time.SinceStart < s_day; time += s_grid)
        {
            yield return time;
        }
    }

    private double[] RatesAt(DemandSource demand, SimTime time)
    {
        double[] rates = new double[Areas.Count];
        demand.Fill(time, rates);
        return rates;
    }
}
