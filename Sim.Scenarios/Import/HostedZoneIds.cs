namespace Sim.Scenarios.Import;

/// <summary>Stand-ins for the ids of hosted zones that a file cannot know: AWS gives them out.</summary>
internal static class HostedZoneIds
{
    /// <summary>The zone that the records are in; the spelling of cli53.</summary>
    public const string Own = "$self";

    /// <summary>The zone of the AWS service that an alias points to.</summary>
    public const string Service = "$service";
}
