namespace Sim.Scenarios.Schema.Source;

/// <summary>
/// Ends the reading of a document that cannot be read further; never leaves <see cref="SourceReader"/>.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "CA1064:Exceptions should be public",
    Justification = "Caught by the reader that throws it."
)]
internal sealed class SourceRefusedException(Location at, string code, string message) : Exception(message)
{
    public Location At { get; } = at;

    public string Code { get; } = code;
}
