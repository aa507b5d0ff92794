namespace Sim.Core.Traffic.Flow;

/// <summary>
/// Attempts that failed, as counts: a next one goes on where the connection is open, or needs a new one.
/// </summary>
/// <param name="Errors">Answered with an error, at once; the connection is open.</param>
/// <param name="Refused">Not connected, known at once.</param>
/// <param name="Timeouts">Without reply in time; the next attempt makes a new connection.</param>
internal readonly record struct FailedAttempts(double Errors, double Refused, double Timeouts)
{
    public double Count => Errors + Refused + Timeouts;

    public static FailedAttempts operator +(in FailedAttempts a, in FailedAttempts b) =>
        new(a.Errors + b.Errors, a.Refused + b.Refused, a.Timeouts + b.Timeouts);
}
