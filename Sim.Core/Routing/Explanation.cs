namespace Sim.Core.Routing;

/// <summary>Why a decision came out as it did: one line per rule that was applied, in order.</summary>
/// <remarks>Decisions take it as a nullable argument; when it is null nothing is formatted.</remarks>
public sealed class Explanation
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line) => _lines.Add(line);

    public override string ToString() => string.Join('\n', _lines);
}
