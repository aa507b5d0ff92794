using Sim.Core.Models.Routes;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Routes;

/// <summary>Places on a line, 1 ms a degree: see <see cref="SmallPlatform"/>.</summary>
public sealed class PathTableTests
{
    private readonly PathTable _paths = new(SmallPlatform.Create(), new LineLatency(1));

    [TestCase(SmallPlatform.France, 0, 0, 0)]
    [TestCase(SmallPlatform.Ireland, 10, 0, 10)]
    [TestCase(SmallPlatform.America, 90, 1, 0)]
    [TestCase(SmallPlatform.Virginia, 90, 1, 0)]
    public void Users_meet_the_site_where_it_is_and_the_front_end_at_the_nearest_edge(
        int vantage,
        double toSite,
        int edge,
        double toEdge
    )
    {
        Assert.That(_paths.ToSite(vantage, 0), Is.EqualTo(SimDuration.FromMilliseconds(toSite)));
        Assert.That(_paths.EdgeOf(vantage, 0), Is.EqualTo(edge));
        Assert.That(_paths.ToEdge(vantage, 0), Is.EqualTo(SimDuration.FromMilliseconds(toEdge)));
    }

    // Edges at 0 and -90; regions at 5 and -95.
    [TestCase(0, 0, 5)]
    [TestCase(0, 1, 95)]
    [TestCase(1, 0, 95)]
    [TestCase(1, 1, 5)]
    public void Edges_know_their_way_to_every_region(int edge, int backend, double milliseconds)
    {
        Assert.That(_paths.EdgeToBackend(0, edge, backend), Is.EqualTo(SimDuration.FromMilliseconds(milliseconds)));
    }
}
