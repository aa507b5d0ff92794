using System.CommandLine;
using Sim.Core.Quantities;
using Sim.Runner.Output;

namespace Sim.Runner.Commands;

/// <summary>An option whose value is a quantity with a unit.</summary>
internal sealed class QuantityOption<T>(string name, string description)
    where T : struct, IQuantity<T>
{
    public Option<string?> Option { get; } = new(name) { Description = description };

    /// <summary>Null where it is not given, or wrong, which is added to the mistakes.</summary>
    public T? Read(ParseResult parsed, List<string> mistakes)
    {
        if (parsed.GetValue(Option) is not { } text)
        {
            return null;
        }
        if (T.TryParse(text, out T value))
        {
            return value;
        }
        mistakes.Add($"{name} '{VisibleText.Of(text)}' is not {T.Expectation}.");
        return null;
    }
}
