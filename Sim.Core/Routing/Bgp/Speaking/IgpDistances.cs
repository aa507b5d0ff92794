namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>The costs of the shortest ways between routers inside their networks.</summary>
internal sealed class IgpDistances
{
    private const long Unreachable = long.MaxValue / 4;

    private readonly long[,] _costs;

    /// <param name="isSameNetwork">Of two routers by index.</param>
    /// <param name="hasLinks">Whether the network of a router has any link; without, all are next to each
    /// other.</param>
    public IgpDistances(
        int count,
        IEnumerable<(int One, int Other, uint? Cost)> links,
        Func<int, int, bool> isSameNetwork,
        Func<int, bool> hasLinks
    )
    {
        _costs = new long[count, count];
        for (int one = 0; one < count; one++)
        {
            for (int other = 0; other < count; other++)
            {
                bool isNext = one == other || (isSameNetwork(one, other) && !hasLinks(one));
                _costs[one, other] = isNext ? 0 : Unreachable;
            }
        }
        foreach ((int one, int other, uint? cost) in links)
        {
            long least = Math.Min(_costs[one, other], cost ?? Unreachable);
            (_costs[one, other], _costs[other, one]) = (least, least);
        }
        Shorten(count);
    }

    /// <summary>Null when there is no way.</summary>
    public uint? Cost(int from, int to) =>
        _costs[from, to] < Unreachable ? (uint)Math.Min(_costs[from, to], uint.MaxValue) : null;

    /// <summary>Floyd (1962).</summary>
    private void Shorten(int count)
    {
        for (int by = 0; by < count; by++)
        {
            for (int one = 0; one < count; one++)
            {
                for (int other = 0; other < count; other++)
                {
                    _costs[one, other] = Math.Min(_costs[one, other], _costs[one, by] + _costs[by, other]);
                }
            }
        }
    }
}
