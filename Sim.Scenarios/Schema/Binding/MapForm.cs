using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>Free keys with values of one form.</summary>
/// <remarks>Sorted by key, so that the order of the file cannot change a result.</remarks>
internal sealed class MapForm<T>(ValueForm value, TextFormAttribute keys) : ValueForm
{
    private readonly Regex _keyPattern = new(keys.Pattern, RegexOptions.CultureInvariant);

    public override object Placeholder => new SortedDictionary<string, T>(StringComparer.Ordinal);

    public override object Read(LocatedNode node, string path, BindContext context)
    {
        if (node is not LocatedMapping mapping)
        {
            return Refuse(node, path, context, "a mapping (key: value)");
        }
        SortedDictionary<string, T> read = new(StringComparer.Ordinal);
        foreach ((LocatedScalar key, LocatedNode item) in mapping.Entries)
        {
            string itemPath = $"{path}.{key.Text}";
            if (_keyPattern.IsMatch(key.Text))
            {
                read[key.Text] = (T)value.Read(item, itemPath, context);
                continue;
            }
            string upper = key.Text.ToUpperInvariant();
            context.Error(
                path,
                key.Location,
                "wrong-form",
                $"the key '{key.Text}' cannot be used in {BindContext.Name(path)}",
                keys.Expectation,
                _keyPattern.IsMatch(upper) ? upper : null
            );
        }
        return read;
    }

    public override JsonObject Describe() =>
        new()
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = keys.Pattern },
            ["additionalProperties"] = value.Describe(),
        };

    public override JsonNode? Write(object value) => null;
}
