using Sim.Core.Quantities;

namespace Sim.Scenarios.Plans;

/// <summary>
/// What a change would do if one part had failed: once health checks have noticed and everybody has followed.
/// </summary>
/// <param name="Failure">What has failed, such as <c>endpoint dc-par</c> or <c>health check 1f0c...</c>.</param>
/// <param name="Moves">Whose answer under this failure is another after the change.</param>
/// <param name="Endpoints">Peaks under this failure with the old and with the new zone.</param>
/// <param name="LostBefore">Largest rate of a day that is sent to what has failed, or nowhere, with the old
/// zone.</param>
/// <param name="LostAfter">The same with the new zone.</param>
public sealed record FailureForecast(
    string Failure,
    IReadOnlyList<UserMove> Moves,
    IReadOnlyList<EndpointForecast> Endpoints,
    RequestRate LostBefore,
    RequestRate LostAfter
)
{
    /// <summary>Whether the change makes any difference under this failure.</summary>
    public bool IsDifferent => Moves.Count > 0 || LostBefore != LostAfter || Endpoints.Any(e => e.Before != e.After);
}
