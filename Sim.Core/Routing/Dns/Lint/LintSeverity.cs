namespace Sim.Core.Routing.Dns.Lint;

/// <summary>How bad a finding is.</summary>
public enum LintSeverity
{
    /// <summary>Route 53 takes it, and it does something else than its owner expects.</summary>
    Warning,

    /// <summary>Route 53 refuses it, or nobody can be answered by it.</summary>
    Error,
}
