using System.Globalization;

namespace Sim.Scenarios.Schema.Source;

/// <summary>A node of a YAML or JSON document that knows where it was written.</summary>
/// <remarks>
/// Nodes are immutable. An alias (<c>*name</c>) is the very node of its anchor, so a tree may share branches.
/// </remarks>
public abstract class LocatedNode
{
    private protected LocatedNode(Location location) => Location = location;

    public Location Location { get; }

    /// <summary>For messages: "a mapping", "a list", "text", "a number", "nothing".</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// The node at a path below this one, such as <c>sites[0].blades.count</c>; null when there is none.
    /// </summary>
    public LocatedNode? Find(string path)
    {
        LocatedNode? node = this;
        foreach (string step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            node = node switch
            {
                LocatedMapping mapping => mapping[step],
                LocatedSequence sequence when ReadIndex(step) is var index => index >= 0 && index < sequence.Count
                    ? sequence[index]
                    : null,
                _ => null,
            };
        }
        return node;
    }

    private static int ReadIndex(string step) =>
        int.TryParse(step.TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : -1;

    /// <summary>The kind of node that a reader wanted, for messages.</summary>
    internal static string KindOf<T>()
        where T : LocatedNode =>
        typeof(T) == typeof(LocatedMapping) ? "a mapping (key: value)"
        : typeof(T) == typeof(LocatedSequence) ? "a list"
        : "a single value";
}
