using Sim.Core.Quantities;
using Sim.Scenarios.Answers;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Plans;

/// <summary>The old and the new zone side by side, in one state of the platform.</summary>
internal sealed class PlanComparison(
    PlanPopulation users,
    Destinations destinations,
    QuestionedZone before,
    QuestionedZone after
)
{
    private readonly PlanDrain _drain = new(users);
    private readonly EndpointCapacity[] _capacities =
    [
        .. users.Platform.Endpoints.Select(endpoint => EndpointCapacity.Of(users.Platform, endpoint)),
    ];

    private readonly FailureSight _beforeSees = SightOf(users, before);
    private readonly FailureSight _afterSees = SightOf(users, after);

    public IEnumerable<Failure> SingleFailures() => Failure.Single(users.Platform, before, after);

    /// <param name="failure">What has failed; null: nothing.</param>
    /// <returns>Who moves, the peaks, and the largest rates that are lost before and after.</returns>
    public (MoveTable Moves, IReadOnlyList<EndpointForecast> Endpoints, double LostBefore, double LostAfter) Under(
        Failure? failure
    )
    {
        (ZoneAnswers old, ZoneAnswers changed) = AnswersUnder(failure);
        var moves = new MoveTable(users, destinations, _drain, old, changed);
        var oldLoad = new LoadForecast(users, destinations, old, failure);
        var newLoad = new LoadForecast(users, destinations, changed, failure);
        return (moves, EndpointsOf(oldLoad, newLoad), oldLoad.LostPeak, newLoad.LostPeak);
    }

    /// <summary>What both zones answer.</summary>
    public (ZoneAnswers Before, ZoneAnswers After) AnswersUnder(Failure? failure) =>
        (AnswersOf(before, _beforeSees, failure), AnswersOf(after, _afterSees, failure));

    private ZoneAnswers AnswersOf(QuestionedZone zone, FailureSight sight, Failure? failure) =>
        new(
            zone,
            users.Platform.Service.Host,
            sight.StatusesUnder(failure),
            users.Groups,
            new ReachedAddresses(destinations, destinations.Dead(failure?.Address))
        );

    private static FailureSight SightOf(PlanPopulation users, QuestionedZone zone) =>
        new(users.Platform, HealthBuilder.Alarms(users.Inputs.Scenario, users.Platform), zone);

    /// <summary>The fullest first.</summary>
    private IReadOnlyList<EndpointForecast> EndpointsOf(LoadForecast old, LoadForecast changed)
    {
        List<EndpointForecast> found = [];
        for (int endpoint = 0; endpoint < _capacities.Length; endpoint++)
        {
            EndpointCapacity capacity = _capacities[endpoint];
            found.Add(
                new EndpointForecast(
                    users.Platform.Endpoints[endpoint].Id,
                    new RequestRate(old.Peaks[endpoint]),
                    new RequestRate(changed.Peaks[endpoint]),
                    capacity.Most,
                    capacity.Ready,
                    capacity.Limit
                )
            );
        }
        for (int destination = 0; destination < destinations.Count; destination++)
        {
            bool isKnown = destination > Destinations.Nowhere && destination <= destinations.OnPlatform;
            double was = old.StrangerPeaks[destination];
            double becomes = changed.StrangerPeaks[destination];
            if (!isKnown && (was > 0 || becomes > 0))
            {
                string name = destinations.Name(destination);
                found.Add(new EndpointForecast(name, new RequestRate(was), new RequestRate(becomes), null, null, ""));
            }
        }
        return
        [
            .. found
                .OrderByDescending(endpoint => endpoint.PeakUtilization ?? double.PositiveInfinity)
                .ThenBy(endpoint => endpoint.Endpoint, StringComparer.Ordinal),
        ];
    }
}
