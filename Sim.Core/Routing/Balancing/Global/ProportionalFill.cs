namespace Sim.Core.Routing.Balancing.Global;

/// <summary>Divides an amount in proportion to weights, none above its room.</summary>
internal static class ProportionalFill
{
    /// <param name="amount">What is to be divided, 0 or more.</param>
    /// <param name="members">Among whom.</param>
    /// <param name="weights">Of all, members or not; 0 or more.</param>
    /// <param name="rooms">Reduced by what is placed.</param>
    /// <param name="placed">What is placed is added.</param>
    /// <returns>What found no room.</returns>
    public static double Fill(
        double amount,
        ReadOnlySpan<int> members,
        ReadOnlySpan<double> weights,
        Span<double> rooms,
        Span<double> placed
    )
    {
        // Each round but the last one fills somebody up.
        for (int round = 0; round <= members.Length && amount > 0; round++)
        {
            double sum = 0;
            foreach (int i in members)
            {
                sum += rooms[i] > 0 ? weights[i] : 0;
            }
            if (sum <= 0)
            {
                break;
            }
            double left = amount;
            foreach (int i in members)
            {
                if (rooms[i] > 0 && weights[i] > 0)
                {
                    double share = amount * (weights[i] / sum);
                    double part = Math.Min(share, rooms[i]);
                    rooms[i] = part < share ? 0 : rooms[i] - part;
                    placed[i] += part;
                    left -= part;
                }
            }
            // What is left of the whole amount is rounding.
            amount = left > 1e-12 * amount ? left : 0;
        }
        return amount;
    }
}
