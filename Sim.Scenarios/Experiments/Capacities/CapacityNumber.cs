using System.Globalization;
using System.Text.RegularExpressions;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>A number as a scenario has it, apart from its unit: <c>38000</c> and <c>rps</c>.</summary>
internal readonly partial record struct CapacityNumber(decimal Value, string Unit)
{
    public const string Expectation = "a number, with its unit where the field has one: 4, 30% or 38000rps";

    public bool IsWhole => Unit.Length == 0 && decimal.IsInteger(Value);

    /// <summary>Null: no single number of 0 or more with one unit.</summary>
    public static CapacityNumber? Read(string text)
    {
        Match match = Whole().Match(text);
        return
            match.Success
            && decimal.TryParse(
                match.Groups["number"].ValueSpan,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out decimal value
            )
            ? new CapacityNumber(value, match.Groups["unit"].Value)
            : null;
    }

    public override string ToString() => Value.ToString("0.############", CultureInfo.InvariantCulture) + Unit;

    [GeneratedRegex(
        @"^(?<number>[0-9]{1,15}(\.[0-9]{1,9})?)(?<unit>[A-Za-z]{0,8}|%)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Whole();
}
