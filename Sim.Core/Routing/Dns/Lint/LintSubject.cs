namespace Sim.Core.Routing.Dns.Lint;

/// <summary>What a finding is about, by position, from which importers know file, line and column.</summary>
/// <param name="Index">In <see cref="Zone.RecordSets"/>, <see cref="Zone.HealthChecks"/>,
/// <see cref="Zone.CidrCollections"/> or <see cref="Changes.ChangeBatch.Changes"/>; 0 for the zone.</param>
public readonly record struct LintSubject(LintSubjectKind Kind, int Index);

/// <summary>The list that the position of a subject belongs to.</summary>
public enum LintSubjectKind
{
    Zone,
    RecordSet,
    HealthCheck,
    CidrCollection,
    Change,
}
