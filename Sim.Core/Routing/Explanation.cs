using System.Globalization;
using System.Text;

namespace Sim.Core.Routing;

/// <summary>
/// Why a decision came out as it did: which candidates were considered, which rule removed each, which rule chose.
/// </summary>
/// <remarks>
/// A decision takes an <c>Explanation?</c> as its last argument and records through <c>why?.</c>: when nobody asked,
/// the
/// arguments are not even evaluated. Steps appear in the order in which the decision was made. Not safe for several
/// threads.
/// </remarks>
public sealed class Explanation
{
    private readonly List<ExplanationStep> _steps = [];
    private int _depth;

    public IReadOnlyList<ExplanationStep> Steps => _steps;

    public void Note(string subject, string rule, string reason) => Add(subject, rule, Verdict.Noted, reason);

    public void Reject(string subject, string rule, string reason) => Add(subject, rule, Verdict.Rejected, reason);

    public void Choose(string subject, string rule, string reason) => Add(subject, rule, Verdict.Chosen, reason);

    /// <summary>
    /// Steps recorded until the matching <see cref="Leave"/> belong to a decision within the last step.
    /// </summary>
    public void Enter() => _depth++;

    /// <exception cref="InvalidOperationException">There was no matching <see cref="Enter"/>.</exception>
    public void Leave() =>
        _depth = _depth > 0 ? _depth - 1 : throw new InvalidOperationException("Leave without a matching Enter");

    /// <summary>
    /// One line per step, two spaces per depth, <c>-</c> for rejected and <c>=</c> for chosen; lines end in a line
    /// feed.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (ExplanationStep step in _steps)
        {
            char mark = step.Verdict switch
            {
                Verdict.Rejected => '-',
                Verdict.Chosen => '=',
                _ => ' ',
            };
            text.Append(' ', 2 * step.Depth)
                .Append(CultureInfo.InvariantCulture, $"{mark} {step.Subject}: {step.Rule}");
            if (step.Reason.Length > 0)
            {
                text.Append(" (").Append(step.Reason).Append(')');
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private void Add(string subject, string rule, Verdict verdict, string reason) =>
        _steps.Add(new ExplanationStep(_depth, subject, rule, verdict, reason));
}
