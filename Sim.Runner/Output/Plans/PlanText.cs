using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Results;

namespace Sim.Runner.Output.Plans;

/// <summary>The words of a plan, the same on a terminal and in Markdown.</summary>
internal static class PlanText
{
    /// <summary>More lines of users than that are added up in a last one. A judgement: a screen.</summary>
    public const int MostRows = 20;

    private static readonly LocalTimePattern s_clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary><c>ES Spain</c>.</summary>
    public static string Country(string code) =>
        BuiltinDatasets.Countries.FirstOrDefault(country => country.Iso2 == code) is { } known
            ? $"{code} {known.Name}"
            : code;

    public static string Title(DnsPlan plan)
    {
        string records = CountText.Of(plan.Records.Count, "record set");
        if (!plan.HasChanges)
        {
            return plan.Records.Count == 0
                ? "No changes: every name answers as before."
                : $"{records} changed, {plan.Host} answers everybody as before.";
        }
        IReadOnlyList<MoveRow> rows = MoveRow.Of(plan.Moves);
        string moved =
            rows.Count == 0
                ? "nobody moves while all is healthy"
                : $"{MeasureText.Rate(rows.Sum(row => row.Rate.PerSecond))} of "
                    + $"{MeasureText.Rate(plan.Demand.PerSecond)} requests/s move{LostText(plan, rows)}";
        return $"Plan for {plan.Host}: {records} changed, {moved}.";
    }

    /// <summary>How much of what moves finds nobody.</summary>
    private static string LostText(DnsPlan plan, IReadOnlyList<MoveRow> rows)
    {
        double lost = rows.Where(row => row.To == DnsPlan.NoAnswer || plan.Strangers.Contains(row.To))
            .Sum(row => row.Rate.PerSecond);
        return lost > 0 ? $", {MeasureText.Rate(lost)} are lost" : "";
    }

    /// <summary>Whether anybody is answered otherwise, now or under a failure: else loads are what they were.</summary>
    public static bool MovesAnybody(DnsPlan plan) =>
        plan.Moves.Count > 0 || plan.UnderFailure.Any(failure => failure.IsDifferent);

    /// <summary>What the columns of the users mean.</summary>
    public static string MoveLegend(DnsPlan plan) =>
        $"share: of the requests of these users; rps: at {Clock(plan.At)} UTC, when most move; now: within "
        + $"{plan.NowEnds}, until every name server has the change; after TTL: within {plan.AfterTtlEnds}; tail: "
        + "longer, since resolvers and clients keep answers longer and connections outlive them. Of what moves, "
        + $"{string.Join(", ", plan.Left.Select(Left))} still goes the old way.";

    public const string EndpointLegend =
        "before, after: the largest rate of the day with the old and the new zone, retries not counted; of ready: "
        + "over what serves from the start, above 100 % it has to scale first; of most: over what it can have; limit: "
        + "what is scarcest then";

    public const string FailureLegend =
        "once health checks have noticed and users have followed, old to new zone; lost: sent to what has failed, or "
        + "nowhere; takes over: the fullest of the endpoints that get more than without the failure, with the new zone";

    /// <summary>What the bands of weighted shares mean.</summary>
    public static string BandLegend { get; } =
        "a cache gives all of its users one answer until it expires, so weights come out as a band: in brackets from "
        + $"where to where the share of users is {Digits(100 * ShareBand.Level, 0)} % of the time; open connections "
        + "even it out";

    /// <summary>Whose share it is.</summary>
    public static string Users(WeightedShare share) => share.Country is { } country ? Country(country) : "all users";

    /// <summary><c>25 % (19-31 %)</c>; one number where nothing is drawn.</summary>
    public static string Band(ShareBand band)
    {
        if (!band.IsDrawn)
        {
            return MeasureText.Percent(Math.Round(band.Expected, 9));
        }
        // As many digits as tell both ends apart.
        int digits =
            band.High - band.Low < 0.003 ? 2
            : band.High - band.Low < 0.03 ? 1
            : 0;
        return $"{Digits(100 * band.Expected, digits)} % "
            + $"({Digits(100 * band.Low, digits)}-{Digits(100 * band.High, digits)} %)";
    }

    private static string Digits(double value, int digits) =>
        value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary><c>+</c>, <c>-</c> or <c>~</c>.</summary>
    public static string Sign(RecordDifference difference) =>
        difference.Before is null ? "+"
        : difference.After is null ? "-"
        : "~";

    public static string Label(RecordDifference difference)
    {
        string set = difference.SetIdentifier is { } id ? $" '{id}'" : "";
        return $"{difference.Name} {difference.Type}{set}";
    }

    public static string Change(RecordDifference difference) =>
        string.Join(" -> ", new[] { difference.Before, difference.After }.OfType<string>());

    public static string Ratio(double? ratio) => ratio is { } value ? MeasureText.Percent(value) : MeasureText.None;

    /// <summary><c>60.9 to 1380</c> when it changes, otherwise one number.</summary>
    public static string BeforeAfter(RequestRate before, RequestRate after)
    {
        string was = MeasureText.Rate(before.PerSecond);
        string becomes = MeasureText.Rate(after.PerSecond);
        return was == becomes ? was : $"{was} to {becomes}";
    }

    /// <summary>
    /// Whether a failure deserves a line: the change works otherwise than without the failure, it makes more or less be
    /// lost, or somebody has to scale first.
    /// </summary>
    public static bool IsNotable(DnsPlan plan, FailureForecast failure) =>
        (failure.LostAfter != failure.LostBefore && !IsLostAnyway(plan, failure))
        || !MoveRow.Of(failure.Moves).SequenceEqual(MoveRow.Of(plan.Moves))
        || TakerOf(plan, failure) is { ReadyUtilization: > 1 };

    /// <summary>Whether just as much is lost without the failure, with the old zone and with the new one.</summary>
    private static bool IsLostAnyway(DnsPlan plan, FailureForecast failure)
    {
        EndpointForecast[] lost =
        [
            .. plan.Endpoints.Where(one => one.Endpoint == DnsPlan.NoAnswer || plan.Strangers.Contains(one.Endpoint)),
        ];
        return IsNear(failure.LostBefore, lost.Sum(one => one.Before.PerSecond))
            && IsNear(failure.LostAfter, lost.Sum(one => one.After.PerSecond));

        // Sums of the same shares in another order differ in their last digits.
        static bool IsNear(RequestRate a, double b) => Math.Abs(a.PerSecond - b) <= 1e-6 * (1 + b);
    }

    /// <summary>Who takes over under a failure: <c>gke-eu 11.9k rps, 240 % of ready, 39 % of most</c>.</summary>
    public static string Taker(DnsPlan plan, FailureForecast failure) =>
        TakerOf(plan, failure) is { } taker
            ? $"{taker.Endpoint} {MeasureText.Rate(taker.After.PerSecond)} rps"
                + (
                    taker.ReadyUtilization is null
                        ? ""
                        : $", {Ratio(taker.ReadyUtilization)} of ready, {Ratio(taker.PeakUtilization)} of most"
                )
            : MeasureText.None;

    /// <summary>Who moves under a failure: <c>ES Spain: gcp to dc-mad, and 3 more</c>.</summary>
    public static string Movers(FailureForecast failure)
    {
        IReadOnlyList<MoveRow> rows = MoveRow.Of(failure.Moves);
        string more = rows.Count > 1 ? $", and {CountText.Of(rows.Count - 1, "line")} more" : "";
        return rows.Count == 0 ? "nobody" : $"{rows[0].Users}: {rows[0].From} to {rows[0].To}{more}";
    }

    private static EndpointForecast? TakerOf(DnsPlan plan, FailureForecast failure)
    {
        Dictionary<string, RequestRate> usual = plan.Endpoints.ToDictionary(
            endpoint => endpoint.Endpoint,
            endpoint => endpoint.After,
            StringComparer.Ordinal
        );
        return failure
            .Endpoints.Where(endpoint =>
                endpoint.Endpoint != DnsPlan.NoAnswer
                && endpoint.After.PerSecond > 1.01 * usual.GetValueOrDefault(endpoint.Endpoint).PerSecond
            )
            .MaxBy(endpoint => (endpoint.ReadyUtilization ?? -1, endpoint.After.PerSecond));
    }

    private static string Left(LeftShare left) => $"{MeasureText.Percent(left.Share)} after {left.After}";

    public static string Rest(IReadOnlyList<MoveRow> left) =>
        $"and {CountText.Of(left.Count, "line")} more, together "
        + $"{MeasureText.Rate(left.Sum(row => row.Rate.PerSecond))} requests/s";

    public static string MoreShares(int count) => $"and {CountText.Of(count, "line")} more: --format json has them";

    public static string UsualFailures(int count) =>
        $"{CountText.Of(count, "other failure")}: users move as without it, as much is lost as without it or "
        + "with the old zone, and nobody has to scale first";

    private static string Clock(Instant? at) =>
        at is { } instant ? s_clock.Format(instant.InUtc().TimeOfDay) : "any time";
}
