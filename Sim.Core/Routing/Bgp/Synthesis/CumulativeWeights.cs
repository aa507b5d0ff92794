namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>Draws by weight from sums of weights.</summary>
internal static class CumulativeWeights
{
    /// <summary>The first position whose sum is above a number; the last one when none is.</summary>
    /// <param name="sums">Not descending, one or more.</param>
    public static int Find(ReadOnlySpan<double> sums, double number)
    {
        int low = 0;
        int high = sums.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sums[middle] > number)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return low;
    }
}
