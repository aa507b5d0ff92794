using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

// Reflection and not JSON metadata: source-generated constructors lose the initializers of init properties, where the
// defaults are, and reflection-based metadata costs more at start than the whole validation.

/// <summary>A record of the schema: its init properties are the keys, <c>required</c> ones must be there.</summary>
internal sealed class RecordForm : ValueForm
{
    private readonly Type _type;
    private readonly Dictionary<string, RecordMember> _byKey;

    public RecordForm(Type type)
    {
        _type = type;
        Members =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite)
                .Select(property => new RecordMember(
                    JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                    property,
                    property.IsDefined(typeof(RequiredMemberAttribute)),
                    ValueForms.Of(property)
                )),
        ];
        _byKey = Members.ToDictionary(member => member.Key, StringComparer.Ordinal);
    }

    public IReadOnlyList<RecordMember> Members { get; }

    public override object Placeholder
    {
        get
        {
            object record = Activator.CreateInstance(_type)!;
            foreach (RecordMember member in Members.Where(member => member.IsRequired))
            {
                member.Property.SetValue(record, member.Form.Placeholder);
            }
            return record;
        }
    }

    public override object Read(LocatedNode node, string path, BindContext context)
    {
        if (node is not LocatedMapping mapping)
        {
            return Refuse(node, path, context, "a mapping (key: value)");
        }
        object record = Activator.CreateInstance(_type)!;
        foreach (RecordMember member in Members)
        {
            string memberPath = Join(path, member.Key);
            if (mapping[member.Key] is { } value)
            {
                member.Property.SetValue(record, member.Form.Read(value, memberPath, context));
            }
            else if (member.IsRequired)
            {
                member.Property.SetValue(record, member.Form.Placeholder);
                context.Error(
                    memberPath,
                    node.Location,
                    "missing-key",
                    $"'{member.Key}' is missing in {BindContext.Name(path)}"
                );
            }
        }
        ReportUnknownKeys(mapping, path, context);
        return record;
    }

    public override JsonObject Describe()
    {
        JsonObject properties = [];
        object defaults = Placeholder;
        foreach (RecordMember member in Members)
        {
            JsonObject schema = member.Form.Describe();
            SchemaDescriptions.AddTo(schema, member.Property);
            object? value = member.IsRequired ? null : member.Property.GetValue(defaults);
            if (value is not null && member.Form.Write(value) is { } written)
            {
                schema["default"] = written;
            }
            properties[member.Key] = schema;
        }
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([
                .. Members.Where(member => member.IsRequired).Select(member => JsonValue.Create(member.Key)),
            ]),
            ["additionalProperties"] = false,
        };
    }

    public override JsonNode? Write(object value) => null;

    private void ReportUnknownKeys(LocatedMapping mapping, string path, BindContext context)
    {
        foreach (
            LocatedScalar key in mapping.Entries.Select(entry => entry.Key).Where(key => !_byKey.ContainsKey(key.Text))
        )
        {
            if (context.IsFull)
            {
                return;
            }
            IEnumerable<string> free = Members.Select(member => member.Key).Where(word => mapping[word] is null);
            string? nearest = NearestWord.To(key.Text, free);
            context.Error(
                Join(path, key.Text),
                key.Location,
                "unknown-key",
                $"{BindContext.Name(path)} has no key '{key.Text}'",
                nearest is null ? "one of " + string.Join(", ", Members.Select(member => member.Key)) : null,
                nearest
            );
        }
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
