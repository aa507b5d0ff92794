using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Addresses;

/// <summary>
/// Which address of the same answer the users of each group try after one that fails them (RFC 8305, Happy Eyeballs).
/// </summary>
/// <remarks>From the newest answer that has the first address.</remarks>
internal sealed class NextAddresses(int groups, Destinations destinations)
{
    private readonly int _columns = destinations.ColumnCount;

    /// <summary>By group, then by first address and next one; null: no answer of the group has two.</summary>
    private readonly double[]?[] _chances = new double[]?[groups];

    /// <summary>
    /// How long a client waits for an address before it tries the next one, too: 250 ms (RFC 8305, section 8).
    /// </summary>
    public static SimDuration AttemptDelay { get; } = SimDuration.FromMilliseconds(250);

    /// <summary>Whether an answer to the group had several addresses.</summary>
    public bool AreThere(int group) => _chances[group] is not null;

    /// <summary>Remembers which addresses come together in an answer.</summary>
    public void Learn(int group, AnswerMix answer)
    {
        if (answer.Next is null && _chances[group] is null)
        {
            return;
        }
        double[] chances = _chances[group] ??= new double[_columns * _columns];
        for (int first = 0; first < _columns; first++)
        {
            for (int column = 0; column < _columns && answer.Shares[first] > 0; column++)
            {
                chances[(first * _columns) + column] = answer.NextShare(first, column);
            }
        }
    }

    /// <summary>
    /// Chance that who tries an address tries another one next, and lands at one of the sites that have it, 0 to 1.
    /// </summary>
    public double Chance(RouteSnapshot routes, int group, int vantage, int first, int column)
    {
        int from = destinations.AddressOf(first);
        int address = destinations.AddressOf(column);
        return _chances[group] is not { } chances || from == address
            ? 0
            : chances[(from * _columns) + address] * destinations.LandingOf(routes, vantage, column);
    }
}
