namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>Rows of different lengths, one behind the other.</summary>
/// <param name="starts">Where each row begins, and the end of the last.</param>
internal readonly struct CompressedRows(int[] starts, int[] values)
{
    public ReadOnlySpan<int> this[int row] => values.AsSpan(starts[row], starts[row + 1] - starts[row]);

    public static CompressedRows Of(IReadOnlyList<int[]> rows)
    {
        int[] starts = new int[rows.Count + 1];
        for (int row = 0; row < rows.Count; row++)
        {
            starts[row + 1] = starts[row] + rows[row].Length;
        }
        int[] values = new int[starts[^1]];
        for (int row = 0; row < rows.Count; row++)
        {
            rows[row].CopyTo(values, starts[row]);
        }
        return new CompressedRows(starts, values);
    }
}
