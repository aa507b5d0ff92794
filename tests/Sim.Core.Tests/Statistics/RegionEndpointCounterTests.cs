using Sim.Core.Statistics;

namespace Sim.Core.Tests.Statistics;

[TestFixture]
public sealed class RegionEndpointCounterTests
{
    //              dc-par  gke-eu  dc-nyc
    //   Europe          3       1       0
    //   Asia            0       2       5
    [Test]
    public void Counts_add_up_by_region_by_endpoint_and_over_all()
    {
        RegionEndpointCounter counter = Empty();
        counter.Add(0, 0);
        counter.Add(0, 0, 2);
        counter.Add(0, 1);
        counter.Add(1, 1, 2);
        counter.Add(1, 2, 5);

        Assert.That((counter[0, 0], counter[0, 2], counter[1, 2]), Is.EqualTo((3, 0, 5)));
        Assert.That((counter.TotalOfRegion(0), counter.TotalOfRegion(1)), Is.EqualTo((4, 7)));
        Assert.That(
            (counter.TotalOfEndpoint(0), counter.TotalOfEndpoint(1), counter.TotalOfEndpoint(2)),
            Is.EqualTo((3, 3, 5))
        );
        Assert.That(counter.Total, Is.EqualTo(11));
    }

    [Law]
    public bool The_merge_of_any_partition_is_the_whole((byte Region, byte Endpoint, byte Amount, byte Part)[] events)
    {
        RegionEndpointCounter whole = Empty();
        RegionEndpointCounter[] parts = [Empty(), Empty(), Empty()];
        foreach ((byte region, byte endpoint, byte amount, byte part) in events)
        {
            whole.Add(region % 2, endpoint % 3, amount);
            parts[part % 3].Add(region % 2, endpoint % 3, amount);
        }
        return Same(Merge(Merge(parts[0], parts[1]), parts[2]), whole)
            && Same(Merge(parts[0], Merge(parts[1], parts[2])), whole)
            && Same(Merge(parts[2], Merge(parts[1], parts[0])), whole);
    }

    [Test]
    public void A_total_that_does_not_fit_is_refused_and_nothing_counted()
    {
        RegionEndpointCounter counter = Empty();
        counter.Add(0, 0, long.MaxValue);

        Assert.That(() => counter.Add(1, 1), Throws.InstanceOf<OverflowException>());
        Assert.That(() => counter.Add(counter), Throws.InstanceOf<OverflowException>());
        Assert.That((counter.Total, counter[1, 1]), Is.EqualTo((long.MaxValue, 0)));
    }

    [TestCase(2, 0)]
    [TestCase(0, 3)]
    [TestCase(-1, 0)]
    [TestCase(0, -1)]
    public void Places_that_do_not_exist_are_refused(int region, int endpoint)
    {
        RegionEndpointCounter counter = Empty();

        Assert.That(() => counter.Add(region, endpoint), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => counter[region, endpoint], Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Only_counters_of_the_same_places_are_merged()
    {
        RegionEndpointCounter counter = Empty();

        Assert.That(
            () => counter.Add(new RegionEndpointCounter(["Asia", "Europe"], counter.Endpoints)),
            Throws.ArgumentException
        );
        Assert.That(
            () => counter.Add(new RegionEndpointCounter(counter.Regions, ["dc-par", "gke-eu"])),
            Throws.ArgumentException
        );
        Assert.That(() => new RegionEndpointCounter(["Asia", "Asia"], ["dc-par"]), Throws.ArgumentException);
        Assert.That(() => counter.Add(0, 0, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => counter.TotalOfRegion(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => counter.TotalOfEndpoint(3), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static RegionEndpointCounter Empty() => new(["Europe", "Asia"], ["dc-par", "gke-eu", "dc-nyc"]);

    private static RegionEndpointCounter Merge(RegionEndpointCounter a, RegionEndpointCounter b)
    {
        RegionEndpointCounter sum = Empty();
        sum.Add(a);
        sum.Add(b);
        return sum;
    }

    private static bool Same(RegionEndpointCounter a, RegionEndpointCounter b) =>
        a.Total == b.Total
        && Enumerable.Range(0, 2).All(region => Enumerable.Range(0, 3).All(at => a[region, at] == b[region, at]));
}
