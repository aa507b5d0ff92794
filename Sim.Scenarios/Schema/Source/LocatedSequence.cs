using System.Collections;

namespace Sim.Scenarios.Schema.Source;

/// <summary>A list of nodes.</summary>
public sealed class LocatedSequence : LocatedNode, IReadOnlyList<LocatedNode>
{
    private readonly IReadOnlyList<LocatedNode> _items;

    internal LocatedSequence(Location location, IReadOnlyList<LocatedNode> items)
        : base(location) => _items = items;

    public override string Kind => "a list";

    public int Count => _items.Count;

    public LocatedNode this[int index] => _items[index];

    /// <summary>The items of one kind; each of another kind is reported as <c>wrong-kind</c> and left out.</summary>
    public IEnumerable<T> Each<T>(DiagnosticList diagnostics)
        where T : LocatedNode
    {
        foreach (LocatedNode item in _items)
        {
            if (item is T wanted)
            {
                yield return wanted;
            }
            else
            {
                diagnostics.Error(item.Location, "wrong-kind", $"this item is {item.Kind}", KindOf<T>());
            }
        }
    }

    public IEnumerator<LocatedNode> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
