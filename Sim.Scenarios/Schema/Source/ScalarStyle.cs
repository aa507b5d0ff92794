namespace Sim.Scenarios.Schema.Source;

/// <summary>How a scalar is written; only a plain one can be a number, a truth value or nothing.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes: <c>6</c>, <c>NO</c>, <c>45m</c>; in JSON a number, true, false or null.</summary>
    Plain,

    /// <summary>In single or double quotes; every JSON string.</summary>
    Quoted,

    /// <summary>A YAML block scalar (<c>|</c> or <c>&gt;</c>).</summary>
    Block,
}
