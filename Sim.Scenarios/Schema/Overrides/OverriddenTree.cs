using System.Globalization;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Overrides;

/// <summary>The tree of a scenario with other values at some paths.</summary>
internal static class OverriddenTree
{
    /// <summary>
    /// Puts one value in its place; keys that are missing on the way are made. What does not fit is reported and left
    /// out.
    /// </summary>
    public static LocatedNode Apply(LocatedNode root, FieldOverride change, DiagnosticList diagnostics) =>
        Replace(root, change, 0, diagnostics) ?? root;

    /// <summary>The single value at a path; null: there is none.</summary>
    public static LocatedScalar? Find(LocatedNode root, FieldPath path)
    {
        LocatedNode? node = root;
        foreach (FieldStep step in path.Steps)
        {
            node = node switch
            {
                LocatedMapping mapping when step.Key is { } key => mapping[key],
                LocatedSequence list when IndexOf(list, step) is >= 0 and int index => list[index],
                _ => null,
            };
        }
        return node as LocatedScalar;
    }

    /// <returns>Null when there is no such place.</returns>
    private static LocatedNode? Replace(LocatedNode? node, FieldOverride change, int at, DiagnosticList diagnostics)
    {
        if (at == change.Path.Steps.Count)
        {
            return change.Value;
        }
        FieldStep step = change.Path.Steps[at];
        Location where = change.At(step);
        if (node is null or LocatedScalar { IsNull: true })
        {
            node = step.Key is null ? new LocatedSequence(where, []) : new LocatedMapping(where, []);
        }
        switch (node)
        {
            case LocatedMapping mapping when step.Key is { } key:
                LocatedScalar name = mapping.EntryOf(key)?.Key ?? new LocatedScalar(where, key, ScalarStyle.Plain);
                return Replace(mapping[key], change, at + 1, diagnostics) is { } value
                    ? With(mapping, name, value)
                    : null;
            case LocatedSequence list:
                int index = IndexOf(list, step);
                bool isNew = step is { Key: null, Index: null };
                if (index < 0 && !isNew)
                {
                    ReportNoItem(list, change, at, diagnostics);
                    return null;
                }
                LocatedNode? item = Replace(isNew ? null : list[index], change, at + 1, diagnostics);
                return item is null ? null : With(list, isNew ? list.Count : index, item);
            default:
                diagnostics.Error(
                    where,
                    "wrong-path",
                    $"{OwnerOf(change, at)} is {node.Kind}, without {step.Name} in it"
                );
                return null;
        }
    }

    private static LocatedMapping With(LocatedMapping mapping, LocatedScalar key, LocatedNode value)
    {
        var entry = new LocatedEntry(key, value);
        bool isThere = mapping[key.Text] is not null;
        return new LocatedMapping(
            mapping.Location,
            isThere
                ? [.. mapping.Entries.Select(old => old.Key.Text == key.Text ? entry : old)]
                : [.. mapping.Entries, entry]
        );
    }

    private static LocatedSequence With(LocatedSequence list, int index, LocatedNode item) =>
        new(
            list.Location,
            index == list.Count ? [.. list, item] : [.. list.Select((old, i) => i == index ? item : old)]
        );

    /// <returns>-1: there is none.</returns>
    private static int IndexOf(LocatedSequence list, FieldStep step)
    {
        if (step.Key is null)
        {
            return step.Index < list.Count ? step.Index.Value : -1;
        }
        for (int i = 0; i < list.Count; i++)
        {
            if (IdOf(list[i]) == step.Key)
            {
                return i;
            }
        }
        return -1;
    }

    private static string? IdOf(LocatedNode item) => ((item as LocatedMapping)?["id"] as LocatedScalar)?.Text;

    private static string OwnerOf(FieldOverride change, int at) =>
        at == 0 ? "the scenario" : change.Path.Steps[at - 1].Name;

    private static void ReportNoItem(LocatedSequence list, FieldOverride change, int at, DiagnosticList diagnostics)
    {
        FieldStep step = change.Path.Steps[at];
        string owner = OwnerOf(change, at);
        string[] ids = [.. list.Select(IdOf).OfType<string>()];
        diagnostics.Error(
            change.At(step),
            "unknown-item",
            step.Key is null
                ? string.Create(CultureInfo.InvariantCulture, $"{owner} has {list.Count} items, counted from 0")
                : $"{owner} has no item {step.Name}",
            ids.Length > 0 ? "one of " + string.Join(", ", ids) : "an item by its index, such as [0]",
            step.Key is null ? null : NearestWord.To(step.Key, ids)
        );
    }
}
