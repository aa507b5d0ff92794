using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>
/// The summaries of the records' doc comments, from the XML file that the compiler writes beside the assembly.
/// </summary>
internal static partial class SchemaDescriptions
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_summaries = new(Load);

    /// <summary>
    /// Adds the description of a property; nothing when the file is not there or the property has no comment.
    /// </summary>
    public static void AddTo(JsonObject schema, PropertyInfo property)
    {
        if (s_summaries.Value.TryGetValue($"P:{property.DeclaringType}.{property.Name}", out string? summary))
        {
            schema["description"] = summary;
        }
    }

    private static Dictionary<string, string> Load()
    {
        string assembly = typeof(SchemaDescriptions).Assembly.GetName().Name!;
        string path = Path.Combine(AppContext.BaseDirectory, assembly + ".xml");
        return File.Exists(path)
            ? XDocument
                .Load(path)
                .Descendants("member")
                .Where(member => member.Element("summary") is not null)
                .ToDictionary(member => (string)member.Attribute("name")!, member => Plain(member.Element("summary")!))
            : [];
    }

    private static string Plain(XElement summary) =>
        Spaces().Replace(string.Concat(summary.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) =>
        node switch
        {
            XElement element when element.Attribute("cref") is { } reference => JsonNamingPolicy.CamelCase.ConvertName(
                reference.Value.Split('.')[^1]
            ),
            XElement element => element.Value,
            XText text => text.Value,
            _ => "",
        };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
