using System.Reflection;
using NodaTime;
using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>Which form the values of a property have.</summary>
internal static class ValueForms
{
    /// <exception cref="NotSupportedException">A property of the schema has a type that files cannot
    /// express.</exception>
    public static ValueForm Of(PropertyInfo property)
    {
        LimitsAttribute? limits = property.GetCustomAttribute<LimitsAttribute>();
        TextFormAttribute? text = property.GetCustomAttribute<TextFormAttribute>();
        Type type = property.PropertyType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() == typeof(Nullable<>))
        {
            return Of(Nullable.GetUnderlyingType(type) ?? type, limits, text);
        }
        if (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            Type item = type.GenericTypeArguments[0];
            ValueForm form = Of(item, limits, text);
            var list = new ListForm(item, form, property.GetCustomAttribute<ItemsAttribute>());
            return property.IsDefined(typeof(OneOrMoreAttribute)) ? new OneOrMoreForm(item, form, list) : list;
        }
        if (text is null)
        {
            throw new NotSupportedException($"{property.DeclaringType}.{property.Name} has keys without a form.");
        }
        var ratios = new MapForm<Ratio>(new QuantityForm<Ratio>(limits), text);
        return type == typeof(IReadOnlyDictionary<string, Ratio>) ? ratios
            : type == typeof(IReadOnlyDictionary<string, IReadOnlyDictionary<string, Ratio>>)
                ? new MapForm<IReadOnlyDictionary<string, Ratio>>(ratios, text)
            : type == typeof(IReadOnlyDictionary<string, LocatedNode>) ? new MapForm<LocatedNode>(new NodeForm(), text)
            : throw new NotSupportedException($"{property.DeclaringType}.{property.Name} cannot be read from a file.");
    }

    private static ValueForm Of(Type type, LimitsAttribute? limits, TextFormAttribute? text) =>
        type == typeof(string) ? new TextForm(text)
        : type == typeof(int) ? new NumberForm<int>(limits)
        : type == typeof(ulong) ? new NumberForm<ulong>(limits)
        : type == typeof(double) ? new NumberForm<double>(limits)
        : type == typeof(SimDuration) ? new QuantityForm<SimDuration>(limits)
        : type == typeof(SampleShare) ? new QuantityForm<SampleShare>(limits)
        : type == typeof(CountOrPercent) ? new CountOrPercentForm()
        : type == typeof(Ratio) ? new QuantityForm<Ratio>(limits)
        : type == typeof(RequestRate) ? new QuantityForm<RequestRate>(limits)
        : type == typeof(PacketRate) ? new QuantityForm<PacketRate>(limits)
        : type == typeof(BitRate) ? new QuantityForm<BitRate>(limits)
        : type == typeof(ByteSize) ? new QuantityForm<ByteSize>(limits)
        : type == typeof(Instant) ? new InstantForm(limits)
        : type == typeof(bool) ? new SwitchForm()
        : type.IsEnum ? new WordForm(type)
        : type == typeof(LocatedNode) ? new NodeForm()
        : type is { IsClass: true, Namespace: { } space } && IsOfFiles(space) ? new RecordForm(type)
        : throw new NotSupportedException($"{type} cannot be read from a file.");

    /// <summary>Records of scenarios, and of files that name scenarios.</summary>
    private static bool IsOfFiles(string space) =>
        space == "Sim.Scenarios.Schema" || space.StartsWith("Sim.Scenarios.Experiments.", StringComparison.Ordinal);
}
