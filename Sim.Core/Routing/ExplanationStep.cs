namespace Sim.Core.Routing;

/// <summary>One line of an <see cref="Explanation"/>.</summary>
/// <param name="Depth">Nesting of decisions within decisions; 0 is the outermost.</param>
/// <param name="Subject">What was considered: a record set, a route, a metric.</param>
/// <param name="Rule">The rule that applied, in the words of the field; one rule has one spelling.</param>
/// <param name="Reason">The evidence: the values that made the rule apply.</param>
public readonly record struct ExplanationStep(int Depth, string Subject, string Rule, Verdict Verdict, string Reason);
