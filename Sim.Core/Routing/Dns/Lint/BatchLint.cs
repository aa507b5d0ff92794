using Sim.Core.Routing.Dns.Changes;

namespace Sim.Core.Routing.Dns.Lint;

/// <summary>The one rule about a change batch: how much it may hold.</summary>
internal static class BatchLint
{
    public static LintRule About { get; } =
        new(
            "batch-over-limit",
            LintSeverity.Error,
            "A change batch holds more than Route 53 takes at once",
            "The API refuses the batch as a whole, and nothing of it is applied.",
            "Split it so that record sets which depend on each other stay together, and apply the targets of aliases "
                + "first. Values of an UPSERT count twice.",
            "Developer Guide, Quotas: maximums on ChangeResourceRecordSets"
        );

    /// <summary>At most one finding, at the change with which the batch becomes too large.</summary>
    public static IReadOnlyList<LintFinding> Run(ChangeBatch batch, Route53Quotas quotas)
    {
        long values = 0;
        long characters = 0;
        int? at = null;
        for (int index = 0; index < batch.Changes.Count; index++)
        {
            RecordChange change = batch.Changes[index];
            int times = change.Action == ChangeAction.Upsert ? 2 : 1;
            values += times * change.RecordSet.Values.Count;
            characters += times * change.RecordSet.Values.Sum(value => (long)value.Length);
            at ??= values > quotas.ValuesPerBatch || characters > quotas.CharactersPerBatch ? index : null;
        }
        return at is { } first
            ? [new LintFinding(About, new LintSubject(LintSubjectKind.Change, first), Message(values, characters))]
            : [];

        string Message(long values, long characters) =>
            FormattableString.Invariant(
                $"the batch has {values:N0} values of {characters:N0} characters; Route 53 takes "
            ) + FormattableString.Invariant($"{quotas.ValuesPerBatch:N0} values of {quotas.CharactersPerBatch:N0}");
    }
}
