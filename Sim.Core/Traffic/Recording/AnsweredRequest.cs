namespace Sim.Core.Traffic.Recording;

/// <summary>One answered request, as it was.</summary>
/// <param name="IsFresh">Whether it opened its connection.</param>
/// <param name="Seconds">From the moment when its user made it to the last byte of the answer.</param>
/// <param name="EndpointSeconds">Time at the endpoint.</param>
/// <param name="LostSeconds">Time lost in failed attempts before.</param>
/// <param name="DelaySeconds">By how much a fault slowed each of its round trips.</param>
public readonly record struct AnsweredRequest(
    bool IsFresh,
    double Seconds,
    double EndpointSeconds,
    double LostSeconds,
    double DelaySeconds
);
