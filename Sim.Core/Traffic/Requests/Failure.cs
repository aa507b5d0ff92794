namespace Sim.Core.Traffic.Requests;

/// <summary>How an attempt fails.</summary>
internal enum Failure : byte
{
    /// <summary>It is answered with an error; its connection stays.</summary>
    Error,

    /// <summary>Its user cannot connect.</summary>
    Refused,

    /// <summary>Its user has waited in vain; he does not trust the connection any more.</summary>
    Timeout,
}
