namespace Sim.Core.Routing.Dns.Lint;

/// <summary>A place where a zone breaks a rule.</summary>
/// <param name="Message">One sentence without full stop that names what it is about, and the others.</param>
public sealed record LintFinding(LintRule Rule, LintSubject Subject, string Message)
{
    /// <summary>What else takes part, such as the other members of the group; without the subject itself; at most 100,
    /// the first.</summary>
    public ValueList<LintSubject> Others { get; init; } = [];

    public override string ToString() => $"{Rule.Code}: {Message}";
}
