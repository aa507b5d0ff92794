namespace Sim.Core.Traffic.Flow;

/// <summary>Shares of the attempts of one cell that fail, by how they do.</summary>
/// <param name="OpenErrors">On open connections: answered with an error.</param>
/// <param name="OpenTimeouts">On open connections: without reply in time.</param>
/// <param name="FreshRefused">Of those that need a new connection: it is refused.</param>
/// <param name="FreshErrors">Of those that need a new connection: answered with an error; the connection stays.</param>
/// <param name="FreshTimeouts">Of those that need a new connection: without reply in time.</param>
internal readonly record struct AttemptFate(
    double OpenErrors,
    double OpenTimeouts,
    double FreshRefused,
    double FreshErrors,
    double FreshTimeouts
)
{
    public bool CanFail => OpenFailed + FreshFailed > 0;

    public double OpenFailed => OpenErrors + OpenTimeouts;

    public double FreshFailed => FreshRefused + FreshErrors + FreshTimeouts;

    /// <summary>The failures among attempts on open connections.</summary>
    public FailedAttempts OfOpen(double attempts) => new(attempts * OpenErrors, 0, attempts * OpenTimeouts);

    /// <summary>The failures among attempts that need a new connection.</summary>
    public FailedAttempts OfFresh(double attempts) =>
        new(attempts * FreshErrors, attempts * FreshRefused, attempts * FreshTimeouts);
}
