namespace Sim.Core.Routing.Dns.Health;

/// <summary>
/// The result of one probe; all but <see cref="Pass"/> are failures, named by the first rule that was broken.
/// </summary>
public enum ProbeOutcome
{
    Pass,

    /// <summary>No connection in time: refused, unreachable or too slow.</summary>
    NotConnected,

    /// <summary>No status line in time.</summary>
    NoStatus,

    /// <summary>The status is neither 2xx nor 3xx.</summary>
    BadStatus,

    /// <summary>No body in time.</summary>
    NoBody,

    /// <summary>The string is not wholly within the first bytes of the body.</summary>
    StringNotFound,
}
