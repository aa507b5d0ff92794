using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>A graph of networks with the metros in which they are.</summary>
public sealed class AsGeography
{
    /// <param name="presence">Of the networks of the graph, by index.</param>
    /// <exception cref="ArgumentException">The networks of the two are not as many.</exception>
    public AsGeography(AsGraph graph, MetroTable metros, MetroPresence presence)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(metros);
        ArgumentNullException.ThrowIfNull(presence);
        if (presence.Count != graph.Count)
        {
            throw new ArgumentException(
                $"There are metros of {presence.Count} networks, and {graph.Count} networks.",
                nameof(presence)
            );
        }
        Graph = graph;
        Metros = metros;
        Presence = presence;
    }

    public AsGraph Graph { get; }

    public MetroTable Metros { get; }

    public MetroPresence Presence { get; }

    /// <summary>
    /// Where two networks meet: their common metros, ascending; where they have none, the nearest pair of metros, which
    /// a leased circuit joins.
    /// </summary>
    /// <remarks>Of equally near pairs the one with the lowest indexes.</remarks>
    public IReadOnlyList<MeetingPoint> MeetingPointsOf(int network, int neighbor)
    {
        var points = new MeetingPoint[Metros.Count];
        return points[..CopyMeetingPoints(network, neighbor, points)];
    }

    /// <param name="into">Room for as many as there are metros.</param>
    /// <returns>How many were written: at least one.</returns>
    internal int CopyMeetingPoints(int network, int neighbor, Span<MeetingPoint> into)
    {
        ReadOnlySpan<int> own = Presence.MetrosOf(network);
        ReadOnlySpan<int> other = Presence.MetrosOf(neighbor);
        int count = 0;
        bool isFew = own.Length <= other.Length;
        ReadOnlySpan<int> rest = isFew ? other : own;
        foreach (int metro in isFew ? own : other)
        {
            int at = rest.BinarySearch(metro);
            if (at >= 0)
            {
                into[count++] = new MeetingPoint(metro, metro);
            }
            rest = rest[(at >= 0 ? at + 1 : ~at)..];
        }
        if (count == 0)
        {
            into[count++] = NearestPair(own, other);
        }
        return count;
    }

    internal MeetingPoint NearestPair(ReadOnlySpan<int> own, ReadOnlySpan<int> other)
    {
        var nearest = new MeetingPoint(own[0], other[0]);
        foreach (int exit in own)
        {
            foreach (int entry in other)
            {
                if (Metros.NanosecondsBetween(exit, entry) < Metros.NanosecondsBetween(nearest.Exit, nearest.Entry))
                {
                    nearest = new MeetingPoint(exit, entry);
                }
            }
        }
        return nearest;
    }
}
