using NodaTime;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Plans;

/// <summary>What a change of a zone would do to users and endpoints, computed before it is applied.</summary>
/// <remarks>
/// Closed form, no simulation: exact shares of answers, daily peaks of demand, and the law by which caches and
/// connections drain. Nothing in it is random.
/// </remarks>
public sealed record DnsPlan
{
    /// <summary>Stands for an endpoint where the zone gives no usable address.</summary>
    public const string NoAnswer = "no answer";

    /// <summary>The name that users look up.</summary>
    public required string Host { get; init; }

    public required IReadOnlyList<RecordDifference> Records { get; init; }

    /// <summary>The time of day at which most requests move, for their rates; null: nothing moves.</summary>
    public required Instant? At { get; init; }

    /// <summary>Requests per second of all users at that time.</summary>
    public required RequestRate Demand { get; init; }

    /// <summary>When each phase ends, by phase, after the change was accepted; the tail has no end.</summary>
    public required SimDuration NowEnds { get; init; }

    /// <inheritdoc cref="NowEnds"/>
    public required SimDuration AfterTtlEnds { get; init; }

    /// <summary>Largest rate first; per country, network and phase.</summary>
    public required IReadOnlyList<UserMove> Moves { get; init; }

    /// <summary>How much of the moving requests still goes the old way some times after the change.</summary>
    public required IReadOnlyList<LeftShare> Left { get; init; }

    /// <summary>
    /// All users, then countries of which somebody moves, the largest rate first: only where shares are drawn by
    /// weight.
    /// </summary>
    public required IReadOnlyList<WeightedShare> WeightedShares { get; init; }

    /// <summary>Largest peak utilization after the change first.</summary>
    public required IReadOnlyList<EndpointForecast> Endpoints { get; init; }

    /// <summary>Those in which the change makes a difference first, by the rate that moves or is lost.</summary>
    public required IReadOnlyList<FailureForecast> UnderFailure { get; init; }

    /// <summary>
    /// Addresses of the zones that no site and no front end of the scenario has; none where there is no scenario.
    /// </summary>
    public required IReadOnlyList<string> Strangers { get; init; }

    /// <summary>What a reader should know besides.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>
    /// Whether anything changes: a record set, or an answer through a changed health check or address block.
    /// </summary>
    public bool HasChanges => Records.Count > 0 || Moves.Count > 0 || UnderFailure.Any(f => f.IsDifferent);
}
