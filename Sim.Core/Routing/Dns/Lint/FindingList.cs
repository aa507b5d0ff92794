namespace Sim.Core.Routing.Dns.Lint;

/// <summary>Collects findings; each message opens with what it is about.</summary>
internal sealed class FindingList(LintedZone zone)
{
    /// <summary>Others that are kept of one finding: of a thousand members nobody visits more. A judgement.</summary>
    private const int OthersMost = 100;

    private readonly List<LintFinding> _items = [];

    /// <param name="message">Goes on after the description of the record set.</param>
    /// <param name="others">Record sets; the subject itself is left out.</param>
    public void AtRecord(LintRule rule, int record, string message, IEnumerable<int>? others = null) =>
        _items.Add(
            new LintFinding(
                rule,
                new LintSubject(LintSubjectKind.RecordSet, record),
                $"{zone.Describe(record)}: {message}"
            )
            {
                Others = [.. (others ?? []).Where(o => o != record).Distinct().Take(OthersMost).Select(Subject)],
            }
        );

    /// <param name="others">Record sets.</param>
    public void AtCheck(LintRule rule, int check, string message, IEnumerable<int>? others = null) =>
        _items.Add(
            new LintFinding(
                rule,
                new LintSubject(LintSubjectKind.HealthCheck, check),
                $"health check {zone.Zone.HealthChecks[check].Id}: {message}"
            )
            {
                Others = [.. (others ?? []).Distinct().Take(OthersMost).Select(Subject)],
            }
        );

    public void AtCollection(LintRule rule, int collection, string message) =>
        _items.Add(
            new LintFinding(
                rule,
                new LintSubject(LintSubjectKind.CidrCollection, collection),
                $"CIDR collection {zone.Zone.CidrCollections[collection].Id}: {message}"
            )
        );

    public void AtZone(LintRule rule, string message) =>
        _items.Add(new LintFinding(rule, new LintSubject(LintSubjectKind.Zone, 0), message));

    /// <summary>By subject, then by code, then by message.</summary>
    public IReadOnlyList<LintFinding> Sorted() =>
        [
            .. _items
                .OrderBy(f => f.Subject.Kind)
                .ThenBy(f => f.Subject.Index)
                .ThenBy(f => f.Rule.Code, StringComparer.Ordinal)
                .ThenBy(f => f.Message, StringComparer.Ordinal),
        ];

    private static LintSubject Subject(int record) => new(LintSubjectKind.RecordSet, record);
}
