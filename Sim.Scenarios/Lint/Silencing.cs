using Sim.Core.Routing.Dns.Lint;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>Reports the findings that no file allows, and the allowances that are of no use.</summary>
internal static class Silencing
{
    /// <param name="found">What all rules found in the files.</param>
    /// <param name="sources">The files.</param>
    public static void Report(
        IReadOnlyList<PlacedFinding> found,
        IEnumerable<SourceText> sources,
        DiagnosticList diagnostics
    )
    {
        Allowance[] allowances = [.. sources.Distinct().SelectMany(AllowanceReader.Read)];
        var index = new AllowanceIndex(allowances, found);
        foreach (PlacedFinding finding in found.Where(finding => !index.IsAllowed(finding)))
        {
            if (finding.Finding.Rule.Severity == LintSeverity.Error)
            {
                diagnostics.Error(finding.At, finding.Code, finding.Finding.Message);
            }
            else
            {
                diagnostics.Warning(finding.At, finding.Code, finding.Finding.Message);
            }
        }
        foreach (Allowance allowance in allowances.Where(one => one.Reason.Length == 0 || !index.IsUsed(one)))
        {
            if (diagnostics.IsFull)
            {
                return;
            }
            ReportUseless(allowance, found, diagnostics);
        }
    }

    private static void ReportUseless(
        Allowance allowance,
        IReadOnlyList<PlacedFinding> found,
        DiagnosticList diagnostics
    )
    {
        if (allowance.Reason.Length == 0)
        {
            string what = allowance.Code.Length == 0 ? "no code and no reason" : $"'{allowance.Code}' without a reason";
            diagnostics.Warning(
                allowance.At,
                DiagnosticRules.AllowWithoutReason,
                $"this allows {what}, and silences nothing",
                "allow CODE REASON"
            );
            return;
        }
        IEnumerable<string> here = found.Where(f => AllowanceIndex.Covers(allowance, f.At)).Select(f => f.Code);
        bool isRule = DiagnosticRules.All.ContainsKey(allowance.Code);
        string? nearest =
            NearestWord.To(allowance.Code, here)
            ?? (isRule ? null : NearestWord.To(allowance.Code, DiagnosticRules.All.Keys));
        diagnostics.Warning(
            allowance.At,
            DiagnosticRules.UnusedAllow,
            isRule ? $"'{allowance.Code}' is allowed, and not found here" : $"'{allowance.Code}' is no rule",
            suggestion: nearest
        );
    }
}
