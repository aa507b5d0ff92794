namespace Sim.Scenarios.Schema.Source;

/// <summary>What a finding means for the file.</summary>
public enum Severity
{
    /// <summary>The file may be used; the author should look.</summary>
    Warning,

    /// <summary>The file is refused.</summary>
    Error,
}
