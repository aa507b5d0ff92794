using System.Diagnostics.CodeAnalysis;

namespace Sim.Core.Quantities;

/// <summary>
/// A number with a unit that people write as text in scenario files, such as <c>45m</c> or <c>10Gbps</c>.
/// </summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IQuantity<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>
    /// What a reader should have written, for error messages: "a duration such as 250ms, 45m or 1h30m".
    /// </summary>
    static abstract string Expectation { get; }

    /// <summary>
    /// A regular expression (ECMA 262) that accepts exactly the texts that <see cref="TryParse"/> accepts, range limits
    /// aside.
    /// </summary>
    static abstract string Pattern { get; }

    /// <summary>Reads the invariant text form; never throws.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf value);
}
