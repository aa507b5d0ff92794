using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>Who sells in which metro, and how often it is chosen.</summary>
/// <remarks>
/// A seller of rank r, from 1, wins customers in proportion to (r + 2)^-1.07, over all its metros in proportion to
/// their weights. That is what preferential attachment comes to (Barabasi and Albert, 1999, with more for those who
/// came early): sizes fall with the rank as a power law, whose density has an exponent of about 2, that of the
/// Internet. Both numbers were set by trial, so that degrees and lengths of routes come near those of
/// <see cref="PublishedStatistics"/>.
/// </remarks>
internal sealed class ProviderMarket
{
    private const double Exponent = 1.07;
    private const double RankOffset = 2;

    private readonly int[] _starts;
    private readonly int[] _sellers;
    private readonly double[] _sums;

    public ProviderMarket(NetworkDraft draft, MetroMap map)
    {
        _starts = new int[map.Count + 1];
        for (int seller = 0; seller < draft.Sellers; seller++)
        {
            foreach (int metro in draft.Metros[seller])
            {
                _starts[metro + 1]++;
            }
        }
        for (int metro = 0; metro < map.Count; metro++)
        {
            _starts[metro + 1] += _starts[metro];
        }
        _sellers = new int[_starts[^1]];
        _sums = new double[_starts[^1]];
        int[] next = [.. _starts];
        for (int seller = 0; seller < draft.Sellers; seller++)
        {
            double weight =
                DeterministicMath.Pow(seller + 1 + RankOffset, -Exponent)
                / draft.Metros[seller].Sum(metro => map.Weights[metro]);
            foreach (int metro in draft.Metros[seller])
            {
                int at = next[metro]++;
                _sellers[at] = seller;
                _sums[at] = (at > _starts[metro] ? _sums[at - 1] : 0) + (weight * map.Weights[metro]);
            }
        }
    }

    /// <summary>A seller of a lower rank than the buyer; -1 when there is none in the metro.</summary>
    public int Draw(int metro, int buyer, ref Lots lots)
    {
        ReadOnlySpan<int> sellers = _sellers.AsSpan(_starts[metro], _starts[metro + 1] - _starts[metro]);
        int above = sellers.BinarySearch(buyer);
        above = above < 0 ? ~above : above;
        if (above == 0)
        {
            return -1;
        }
        ReadOnlySpan<double> sums = _sums.AsSpan(_starts[metro], above);
        return sellers[CumulativeWeights.Find(sums, lots.Next() * sums[^1])];
    }
}
