using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Binding;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Assumptions;

/// <summary>Finds what a scenario leaves to defaults that are assumptions.</summary>
public static partial class AssumptionFinder
{
    /// <summary>In the order of the schema.</summary>
    /// <param name="path">The scenario's file.</param>
    /// <param name="inputs">As loaded from it: what manifests say is no assumption.</param>
    /// <param name="overrides">What differs from the file; it is no assumption either.</param>
    /// <param name="files">Default: the disk.</param>
    public static IReadOnlyList<Assumption> Find(
        string path,
        ScenarioInputs inputs,
        ScenarioOverrides overrides,
        IInputFiles? files = null
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ScenarioDocument document = ScenarioReader.Read(path, files, null, overrides);
        List<(string Path, string Default, PlausibleAttribute Range)> found = [];
        Visit(inputs.Scenario, "", document, found);
        return
        [
            .. found
                .GroupBy(one => Index().Replace(one.Path, "[]"))
                .Select(group => new Assumption(
                    group.Key,
                    group.First().Default,
                    group.First().Range.Low,
                    group.First().Range.High,
                    [.. group.Select(one => one.Path)]
                )),
        ];
    }

    private static void Visit(
        object record,
        string path,
        ScenarioDocument document,
        List<(string Path, string Default, PlausibleAttribute Range)> found
    )
    {
        object? usual = null;
        foreach (PropertyInfo property in record.GetType().GetProperties().Where(property => property.CanWrite))
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            string at = path.Length == 0 ? name : $"{path}.{name}";
            object? value = property.GetValue(record);
            if (property.GetCustomAttribute<PlausibleAttribute>() is { } range)
            {
                usual ??= Activator.CreateInstance(record.GetType());
                if (!document.Says(at) && Equals(value, property.GetValue(usual)))
                {
                    found.Add((at, string.Create(CultureInfo.InvariantCulture, $"{value}"), range));
                }
            }
            else if (value is IEnumerable items and not string and not IDictionary)
            {
                int i = 0;
                foreach (object? item in items)
                {
                    if (item is not null && IsOfSchema(item))
                    {
                        Visit(item, string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]"), document, found);
                    }
                    i++;
                }
            }
            else if (value is not null && IsOfSchema(value))
            {
                Visit(value, at, document, found);
            }
        }
    }

    private static bool IsOfSchema(object value) =>
        value.GetType() is { IsClass: true } type && type.Namespace == typeof(Scenario).Namespace;

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
