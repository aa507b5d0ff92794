using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing;

/// <summary>
/// Google's WATERFALL_BY_REGION: an edge fills the nearest region first, and what finds no room flows on to the next
/// nearest.
/// </summary>
/// <remarks>
/// Source: Cloud Load Balancing, service load balancing policies, and the RATE balancing mode: a target capacity steers
/// and does not limit, so what finds no room anywhere is sent all the same. How edges compete is not published.
/// Assumptions here: an edge whose k-th choice is a region is served before those whose later choice it is; edges of
/// one rank share scarce capacity in proportion to what they bring; the excess of an edge goes to its nearest healthy
/// region.
/// </remarks>
public static class RegionWaterfall
{
    private const int StackRegions = 128;

    /// <summary>
    /// Sorts the regions of every edge by round-trip time; equal times keep the order of the regions.
    /// </summary>
    /// <param name="roundTrip">Edge-major: all regions of the first edge, then of the second.</param>
    /// <param name="nearest">Filled with region indices, nearest first, edge-major.</param>
    public static void OrderByRoundTrip(ReadOnlySpan<SimDuration> roundTrip, int regions, Span<int> nearest)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(regions);
        RefuseLength(nearest.Length, roundTrip.Length, nameof(nearest));
        for (int start = 0; start < roundTrip.Length; start += regions)
        {
            ReadOnlySpan<SimDuration> times = roundTrip.Slice(start, regions);
            Span<int> order = nearest.Slice(start, regions);
            for (int region = 0; region < regions; region++)
            {
                int at = region;
                while (at > 0 && times[order[at - 1]] > times[region])
                {
                    order[at] = order[at - 1];
                    at--;
                }
                order[at] = region;
            }
        }
    }

    /// <summary>
    /// Sends the demand of every edge to regions; costs time in proportion to edges times regions, and allocates
    /// nothing.
    /// </summary>
    /// <param name="demand">Per edge, at least 0.</param>
    /// <param name="capacity">Per region, at least 0; a region with 0 is drained or unhealthy and receives
    /// nothing.</param>
    /// <param name="nearest">Per edge all regions, nearest first, as <see cref="OrderByRoundTrip"/> gives them.</param>
    /// <param name="allocation">Filled edge-major: what each edge sends to each region.</param>
    /// <param name="unserved">Filled per edge: what has nowhere to go; 0 unless every region has capacity 0.</param>
    /// <param name="why">Names edges and regions by index.</param>
    /// <exception cref="ArgumentException">The lengths do not match.</exception>
    public static void Allocate(
        ReadOnlySpan<RequestRate> demand,
        ReadOnlySpan<RequestRate> capacity,
        ReadOnlySpan<int> nearest,
        Span<RequestRate> allocation,
        Span<RequestRate> unserved,
        Explanation? why = null
    )
    {
        int edges = demand.Length;
        int regions = capacity.Length;
        RefuseLength(nearest.Length, edges * regions, nameof(nearest));
        RefuseLength(allocation.Length, edges * regions, nameof(allocation));
        RefuseLength(unserved.Length, edges, nameof(unserved));

        Span<double> room = regions <= StackRegions ? stackalloc double[regions] : new double[regions];
        for (int region = 0; region < regions; region++)
        {
            room[region] = capacity[region].PerSecond;
        }
        allocation.Clear();
        demand.CopyTo(unserved);
        Fill(nearest, room, [], allocation, unserved, why);
        SendExcess(capacity, nearest, allocation, unserved, why);
    }

    /// <summary>Fills the room of regions, nearest first.</summary>
    /// <param name="room">Per region, reduced by what it takes.</param>
    /// <param name="keep">Per region the most of what it is offered that it takes, 0 to 1; empty: all.</param>
    /// <param name="allocation">What is sent is added.</param>
    /// <param name="left">Per edge what is still to be sent, reduced by what is.</param>
    internal static void Fill(
        ReadOnlySpan<int> nearest,
        Span<double> room,
        ReadOnlySpan<double> keep,
        Span<RequestRate> allocation,
        Span<RequestRate> left,
        Explanation? why
    )
    {
        int regions = room.Length;
        Span<double> offered = regions <= StackRegions ? stackalloc double[regions] : new double[regions];
        Span<double> taken = regions <= StackRegions ? stackalloc double[regions] : new double[regions];
        for (int rank = 0; rank < regions; rank++)
        {
            Offer(rank, regions, nearest, left, offered);
            for (int region = 0; region < regions; region++)
            {
                double most = keep.IsEmpty ? offered[region] : offered[region] * keep[region];
                taken[region] = Math.Min(most, room[region]);
            }
            Accept(rank, nearest, offered, taken, allocation, left, why);
            for (int region = 0; region < regions; region++)
            {
                room[region] = Math.Max(0, room[region] - taken[region]);
            }
        }
    }

    private static void Offer(
        int rank,
        int regions,
        ReadOnlySpan<int> nearest,
        ReadOnlySpan<RequestRate> left,
        Span<double> offered
    )
    {
        offered.Clear();
        for (int edge = 0; edge < left.Length; edge++)
        {
            offered[nearest[edge * regions + rank]] += left[edge].PerSecond;
        }
    }

    private static void Accept(
        int rank,
        ReadOnlySpan<int> nearest,
        ReadOnlySpan<double> offered,
        ReadOnlySpan<double> accepted,
        Span<RequestRate> allocation,
        Span<RequestRate> left,
        Explanation? why
    )
    {
        int regions = offered.Length;
        for (int edge = 0; edge < left.Length; edge++)
        {
            int region = nearest[edge * regions + rank];
            if (left[edge] == RequestRate.Zero || accepted[region] == 0)
            {
                continue;
            }
            RequestRate taken =
                offered[region] <= accepted[region] ? left[edge] : left[edge] * (accepted[region] / offered[region]);
            allocation[edge * regions + region] += taken;
            left[edge] -= taken;
            why?.Choose(
                $"edge {edge} to region {region}",
                rank == 0 ? "nearest" : $"overflow to choice {rank + 1}",
                left[edge] == RequestRate.Zero ? $"{taken}" : $"{taken}, {left[edge]} find no room"
            );
        }
    }

    /// <summary>Sends what is left to the nearest region with capacity.</summary>
    internal static void SendExcess(
        ReadOnlySpan<RequestRate> capacity,
        ReadOnlySpan<int> nearest,
        Span<RequestRate> allocation,
        Span<RequestRate> left,
        Explanation? why
    )
    {
        int regions = capacity.Length;
        for (int edge = 0; edge < left.Length; edge++)
        {
            if (left[edge] == RequestRate.Zero)
            {
                continue;
            }
            int healthy = -1;
            for (int rank = 0; rank < regions && healthy < 0; rank++)
            {
                int region = nearest[edge * regions + rank];
                healthy = capacity[region] > RequestRate.Zero ? region : -1;
            }
            if (healthy < 0)
            {
                why?.Reject($"edge {edge}", "no healthy region", $"{left[edge]} unserved");
                continue;
            }
            allocation[edge * regions + healthy] += left[edge];
            why?.Choose($"edge {edge} to region {healthy}", "every region is full", $"{left[edge]} above its target");
            left[edge] = RequestRate.Zero;
        }
    }

    private static void RefuseLength(int actual, int expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{expected} entries are needed, {actual} were given.", name);
        }
    }
}
