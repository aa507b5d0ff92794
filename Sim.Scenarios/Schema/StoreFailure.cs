namespace Sim.Scenarios.Schema;

/// <summary>What a request does when a call to a data store fails.</summary>
public enum StoreFailure
{
    /// <summary>It is answered with an error at once.</summary>
    Error,

    /// <summary>It goes on without the answer: an old value, a default, a part of the page left out.</summary>
    Fallback,
}
