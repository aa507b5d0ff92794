namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>The values that one or more record sets give, in every order in which they are given out.</summary>
/// <remarks>
/// Route 53 returns several values in random order. Of all n! orders the n rotations stand for the rest: every value is
/// in
/// every position equally often, which is what clients that take the first or the next address see. An assumption.
/// </remarks>
internal sealed class Leaf
{
    /// <param name="valueIds">Where the zone keeps each value.</param>
    public Leaf(string[] values, int[] valueIds)
    {
        ValueIds = valueIds;
        Rotations = Rotate(values, values.Length);
    }

    public int[] ValueIds { get; }

    public IReadOnlyList<string>[] Rotations { get; }

    /// <summary>All windows of <paramref name="count"/> values, one for each start.</summary>
    public static IReadOnlyList<string>[] Rotate(string[] values, int count)
    {
        var rotations = new IReadOnlyList<string>[values.Length];
        for (int start = 0; start < rotations.Length; start++)
        {
            rotations[start] = new RotatedValues(values, start, count);
        }
        return rotations;
    }
}
