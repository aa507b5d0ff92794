namespace Sim.Scenarios.Schema.Source;

public enum Severity
{
    /// <summary>The file may be used; the author should look.</summary>
    Warning,

    /// <summary>The file is refused.</summary>
    Error,
}
