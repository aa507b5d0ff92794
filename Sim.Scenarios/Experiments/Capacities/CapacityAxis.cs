using System.Numerics;
using Sim.Scenarios.Schema.Overrides;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>A field and the values that a search may give it.</summary>
/// <remarks>
/// The value that one would like to have comes first (the least, or the greatest when that is asked for) and the one
/// that is surest to meet the targets last. That a value meets them whenever one before it does is assumed, and looked
/// at.
/// </remarks>
/// <param name="Path">Of the field.</param>
/// <param name="Values">As the scenario would have them, such as <c>12</c> or <c>38000rps</c>; at least one.</param>
/// <param name="Numbers">The same without their unit.</param>
/// <param name="Start">Index of the value that is tried first: the one in the scenario.</param>
public sealed record CapacityAxis(
    FieldPath Path,
    IReadOnlyList<string> Values,
    IReadOnlyList<double> Numbers,
    int Start
)
{
    /// <summary>Index of the value that is surest to meet the targets.</summary>
    public int Last => Values.Count - 1;

    /// <summary>The most values that a search along this field tries: a doubling bracket and two bisections.</summary>
    internal int MostTried => Last == 0 ? 1 : (3 * (BitOperations.Log2((uint)Last) + 1)) + 2;

    /// <summary>Without the values beyond an index.</summary>
    internal CapacityAxis UpTo(int last) =>
        this with
        {
            Values = [.. Values.Take(last + 1)],
            Numbers = [.. Numbers.Take(last + 1)],
        };

    /// <summary>Without the values before an index.</summary>
    internal CapacityAxis From(int first) =>
        this with
        {
            Values = [.. Values.Skip(first)],
            Numbers = [.. Numbers.Skip(first)],
            Start = Start - first,
        };
}
