using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>Thresholds with a window are judged by what ended in it.</summary>
[TestFixture]
public sealed class WindowTests
{
    /// <summary>
    /// 900 requests per second, nobody tries again, and from 10 to 20 minutes three of ten are answered with an error.
    /// </summary>
    private static readonly SmallWorld s_world = new SmallWorld
    {
        Duration = "30m",
        Demand = "900rps",
        Resolvers = 50,
        CheckDisabled = true,
    }.With("site/dc-par", "errors 30%", "10m");

    // 30 % in the ten minutes of the fault: half of a window that overlaps it half, a third of the run.
    [TestCase("[..10m]", 0)]
    [TestCase("[10m..20m]", 0.3)]
    [TestCase("[12m30s..12m40s]", 0.3)]
    [TestCase("[5m..15m]", 0.15)]
    [TestCase("[15m..30m]", 0.1)]
    [TestCase("[20m..]", 0)]
    [TestCase("", 0.1)]
    public void The_errors_of_a_window_are_those_that_ended_in_it(string window, double ratio) =>
        Assert.That(ValueOf(s_world, $"errors{window}: rate < 1%"), Is.EqualTo(ratio).Within(1e-9));

    // 900 rps x 30 % x 300 s; a user asks every 5 s, so that each failed request is 5 s of one user.
    [TestCase("failed{country=FR}[12m..17m]: count < 1", 81_000)]
    [TestCase("failed{region=eu,endpoint=dc-par}[12m..17m]: count < 1", 81_000)]
    [TestCase("failedUserMinutes[12m..17m]: count < 1", 81_000.0 * 5 / 60)]
    public void Counts_of_a_window_may_be_selected(string threshold, double count) =>
        Assert.That(ValueOf(s_world, threshold), Is.EqualTo(count).Within(1e-6).Percent);

    // 162,000 of 540,000 requests fail: by chance 0.21 % more or less, of which the limit is six.
    [Test]
    public void The_request_plane_has_the_same_windows() =>
        Assert.Multiple(() =>
        {
            SmallWorld world = s_world with { Fidelity = "request" };
            Assert.That(ValueOf(world, "errors[..10m]: rate < 1%"), Is.Zero);
            Assert.That(ValueOf(world, "errors[10m..20m]: rate < 1%"), Is.EqualTo(0.3).Within(1.25).Percent);
            Assert.That(ValueOf(world, "errors[20m..]: rate < 1%"), Is.Zero.Within(1e-3));
        });

    // What takes 200 ms longer on every round trip takes that much longer on an open connection, which most are on.
    [TestCase("flow")]
    [TestCase("request")]
    public void The_latency_of_a_window_is_that_of_its_requests(string fidelity)
    {
        SmallWorld slow = (s_world with { Fidelity = fidelity }).With("site/dc-par", "slow +200ms", "10m");
        double before = ValueOf(slow, "latency[..10m]: p(50) < 1s");
        double within = ValueOf(slow, "latency{region=eu,endpoint=dc-par}[11m..20m]: p(50) < 1s");
        double after = ValueOf(slow, "latency{country=FR}[21m..]: p(50) < 1s");
        Assert.That(within - before, Is.EqualTo(200).Within(2).Percent);
        Assert.That(after, Is.EqualTo(before).Within(2).Percent);
    }

    // The surge doubles the demand from 10 to 20 minutes, and with it what the cards carry.
    [TestCase("[..10m]", "max", 1)]
    [TestCase("[11m..19m]", "max", 2)]
    [TestCase("[11m..19m]", "mean", 2)]
    [TestCase("[21m..]", "max", 1)]
    [TestCase("[9m..19m]", "max", 2)]
    public void The_peak_of_a_window_is_its_own(string window, string statistic, double factor)
    {
        SmallWorld surge = s_world with
        {
            DemandKeys = ", surges: [{at: 10m, country: FR, factor: 2, ramp: 0s, hold: 10m}]",
            More = "",
        };
        double usual = ValueOf(surge, "nic{site=dc-par}[1m..9m]: mean < 80%");
        double measured = ValueOf(surge, $"nic{{site=dc-par}}{window}: {statistic} < 80%");
        Assert.That(measured / usual, Is.EqualTo(factor).Within(0.5).Percent);
    }

    [Test]
    public void A_window_after_an_interrupt_has_no_data()
    {
        SimulatedWorld world = With(s_world, "errors[5m..10m]: rate < 1%", "errors[15m..20m]: rate < 1%").Build();
        world.RunTo(SimTime.Zero + SimDuration.FromMinutes(12));
        Assert.That(world.Stop("test").Thresholds.Select(one => one.Actual), Is.EqualTo(new[] { "0 %", "no data" }));
    }

    // A run ends in the middle of a window: what ran of it counts.
    [Test]
    public void A_window_that_an_interrupt_cuts_short_has_what_ran()
    {
        SimulatedWorld world = With(s_world, "failed[10m..20m]: count < 1").Build();
        world.RunTo(SimTime.Zero + SimDuration.FromMinutes(12));
        // 900 rps x 30 % x 120 s.
        Assert.That(world.Stop("test").Thresholds.Single().Value, Is.EqualTo(32_400).Within(1e-6).Percent);
    }

    [Law(MaxTest = 8)]
    public Property Windows_that_partition_a_run_sum_to_it_in_the_flow_plane() => PartitionLaw("flow");

    [Law(MaxTest = 4)]
    public Property Windows_that_partition_a_run_sum_to_it_in_the_request_plane() => PartitionLaw("request");

    private static Property PartitionLaw(string fidelity) =>
        Prop.ForAll(
            Gen.Choose(1, 719_999).ArrayOf(3).ToArbitrary(),
            cuts =>
            {
                // Milliseconds of a run of 12 minutes, whose last two have errors.
                int[] edges = [0, .. cuts.Distinct().Order(), 720_000];
                (int From, int To)[] parts = [.. edges.Zip(edges.Skip(1))];
                SimulatedWorld world = With(
                        s_world with
                        {
                            Duration = "12m",
                            Fidelity = fidelity,
                        },
                        [.. parts.Select(part => $"failed[{part.From}ms..{part.To}ms]: count < 1")]
                    )
                    .Build();
                RunResult whole = world.Finish("test");
                SpanMeasures[] spans =
                [
                    .. parts.Select(part => world.MeasuresOf(Milliseconds(part.From), Milliseconds(part.To))!),
                ];
                var summed = new LatencyHistogram();
                foreach (SpanMeasures span in spans)
                {
                    summed.Add(span.Regions.Single().Latency);
                }
                TrafficMeasures all = whole.Regions.Single();
                return Same(spans.Sum(span => span.Regions.Single().Answered), all.Answered)
                    && Same(spans.Sum(span => span.Regions.Single().Failed), all.Failed)
                    && Same(spans.Sum(span => span.Endpoints[0].FailedAttempts), whole.Endpoints[0].FailedAttempts)
                    && spans.Max(span => span.Endpoints[0].PeakRate) == whole.Endpoints[0].PeakRate
                    && Same(summed.Weight, all.Latency.Weight)
                    && summed
                        .Buckets()
                        .Zip(all.Latency.Buckets())
                        // Weights are whole millionths in each part.
                        .All(pair =>
                            pair.First.UpTo == pair.Second.UpTo
                            && Math.Abs(pair.First.Weight - pair.Second.Weight) < 1e-6 * (parts.Length + 1)
                        );
            }
        );

    private static bool Same(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(1, other);

    private static SimDuration Milliseconds(int count) => SimDuration.FromMilliseconds(count);

    private static SmallWorld With(SmallWorld world, params string[] thresholds) =>
        world with
        {
            More = world.More + $"\nthresholds: [{string.Join(", ", thresholds.Select(text => $"'{text}'"))}]",
        };

    private static double ValueOf(SmallWorld world, string threshold) =>
        With(world, threshold).Run().Thresholds.Single().Value!.Value;
}
