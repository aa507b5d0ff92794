namespace Sim.Scenarios.Experiments.Suites;

/// <summary>A suite, judged.</summary>
/// <param name="Loaded">As read.</param>
/// <param name="Model">Version of the model that ran.</param>
/// <param name="Baseline">Null: there is none yet.</param>
/// <param name="Cases">In the order of the suite.</param>
/// <param name="Stale">Ids of cases in the baseline that the suite has no more.</param>
public sealed record SuiteReport(
    LoadedSuite Loaded,
    string Model,
    Baseline? Baseline,
    IReadOnlyList<CaseReport> Cases,
    IReadOnlyList<string> Stale
)
{
    public Suite Suite => Loaded.Suite!;

    /// <summary>The worst of the cases.</summary>
    public CaseOutcome Outcome => Cases.Select(one => one.Outcome).DefaultIfEmpty().Max();

    /// <summary>The worst first, in the order of the cases.</summary>
    public IEnumerable<SuiteFinding> Findings =>
        Cases.SelectMany(one => one.Findings).OrderByDescending(finding => finding.Outcome);

    /// <summary>
    /// What runs note of cases that fail, and not of those that pass: often it is the reason.
    /// </summary>
    public IEnumerable<(string Case, string Note)> Reasons
    {
        get
        {
            string[] usual =
            [
                .. Cases.Where(one => one.Outcome == CaseOutcome.Passed).SelectMany(one => one.Run.Notes),
            ];
            return Cases
                .Where(one => one.Outcome > CaseOutcome.Unknown)
                .SelectMany(one => one.Run.Notes.Except(usual).Select(note => (one.Run.Case.Id, note)));
        }
    }

    /// <summary>What would be accepted by now; cases that did not run keep what was.</summary>
    public Baseline Accepted()
    {
        Dictionary<string, BaselineCase> now = Cases.ToDictionary(
            one => one.Run.Case.Id,
            one => one.Run.ToBaseline(),
            StringComparer.Ordinal
        );
        IEnumerable<BaselineCase> kept = (Baseline?.Cases ?? []).Where(one =>
            !now.ContainsKey(one.Id) && !Stale.Contains(one.Id)
        );
        return new Baseline(Model, [.. now.Values.Concat(kept).OrderBy(one => one.Id, StringComparer.Ordinal)]);
    }
}
