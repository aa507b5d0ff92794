namespace Sim.Core.Routing.Dns.Lint;

/// <summary>One thing that can be wrong with a zone.</summary>
/// <remarks>
/// A rule never throws for what a zone says, and what it finds does not depend on the order of the file.
/// </remarks>
internal interface ILintRule
{
    LintRule About { get; }

    void Check(LintedZone zone, FindingList found);
}
