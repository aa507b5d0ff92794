using Sim.Core.Quantities;
using Sim.Runner.Plots;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.Results;

namespace Sim.Runner.Tests.Plots;

public sealed class TrackTests
{
    private static readonly Timeline s_fiveHours = SyntheticRun.Outage.Timeline with
    {
        Bucket = SimDuration.FromHours(1),
        Count = 5,
    };

    [Test]
    public void A_value_holds_from_the_begin_to_the_end_of_its_bucket()
    {
        Track track = Track(0, 3, mostSteps: 100);
        Assert.That(track.Hours, Is.EqualTo(new double[] { 0, 1, 1, 2, 2, 3 }));
        Assert.That(track.Means([7, 0, 9, 1, 1]), Is.EqualTo(new double[] { 7, 7, 0, 0, 9, 9 }));
        Assert.That(track.Peaks([7, double.NaN, 9, 1, 1]), Is.EqualTo(new[] { 7, 7, double.NaN, double.NaN, 9, 9 }));
    }

    [Test]
    public void Joined_buckets_keep_sums_of_rates_and_peaks_of_latencies()
    {
        Track track = Track(0, 5, mostSteps: 3);
        Assert.That(track.Hours, Is.EqualTo(new double[] { 0, 2, 2, 4, 4, 5 }));
        Assert.That(track.Means([1, 3, 5, 7, 9]), Is.EqualTo(new double[] { 2, 2, 6, 6, 9, 9 }));
        Assert.That(
            track.Peaks([1, double.NaN, double.NaN, 7, double.NaN]),
            Is.EqualTo(new[] { 1, 1, 7, 7, double.NaN, double.NaN })
        );
    }

    [Test]
    public void Parts_of_joined_buckets_add_up_to_the_peak_of_the_whole()
    {
        // The wholes are 5 and 8, then 4 and 1: the second bucket counts of the first pair, the first of the second.
        Track track = Track(0, 4, mostSteps: 2);
        double[] whole = [5, 8, 4, 1, 0];
        Assert.That(track.AtPeaks([5, 2, 1, 1, 0], whole), Is.EqualTo(new double[] { 2, 2, 1, 1 }));
        Assert.That(track.AtPeaks([0, 6, 3, 0, 0], whole), Is.EqualTo(new double[] { 6, 6, 3, 3 }));
    }

    [Test]
    public void A_part_of_the_run_has_the_buckets_that_it_touches() =>
        Assert.That(Track(1.5, 3.5, mostSteps: 100).Hours, Is.EqualTo(new double[] { 1, 2, 2, 3, 3, 4 }));

    [Test]
    public void One_bucket_is_one_step()
    {
        Timeline timeline = s_fiveHours with { Bucket = SimDuration.FromSeconds(10), Count = 1 };
        var track = new Track(timeline, new TimeAxis(SyntheticRun.Outage.Identity, 0, 3 / 3600.0), mostSteps: 100);
        Assert.That(track.Hours, Is.EqualTo(new[] { 0, 10 / 3600.0 }).Within(1e-15));
        Assert.That(track.Means([4]), Is.EqualTo(new double[] { 4, 4 }));
    }

    private static Track Track(double fromHours, double toHours, int mostSteps) =>
        new(s_fiveHours, new TimeAxis(SyntheticRun.Outage.Identity, fromHours, toHours), mostSteps);
}
