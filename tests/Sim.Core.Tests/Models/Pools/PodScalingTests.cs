using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>When the autoscaler sees a load, what it asks for, and when the pods are there.</summary>
public sealed class PodScalingTests
{
    private const double At = 1_000;

    // Ten requests per second and pod are wanted.
    private static readonly HpaSpec s_tenPerPod = new()
    {
        MinReplicas = 10,
        MaxReplicas = 100,
        Metrics = [MetricSpec.Pods("requests", 10_000)],
    };

    private static readonly HpaSpec s_cpu60 = new()
    {
        MinReplicas = 1,
        MaxReplicas = 100,
        Metrics = [MetricSpec.Resource("cpu", MetricTarget.Utilization(60))],
    };

    // Ticks come every 15 s with a phase of their own and see samples that are exactly as old as the lag says: a load
    // that begins at 1,000 s is seen at the first tick after 1,000 + lag, 0 to 15 s later.
    [TestCase(30)]
    [TestCase(20)]
    [TestCase(0)]
    public void A_load_is_seen_when_its_samples_are_old_enough_at_a_tick(double lag)
    {
        var delays = new List<double>();
        for (ulong seed = 1; seed <= 200; seed++)
        {
            PoolSpec spec = Pool(s_tenPerPod) with { MetricsLag = SimDuration.FromSeconds(lag) };
            PoolBench bench = Loaded(spec, seed, 100);
            bench.SetArrivals(200);
            bench.RunTo(At + 100);
            delays.Add(bench.Pool.History[0].At.TotalSeconds - At);
        }

        Assert.That(delays, Has.All.InRange(lag, lag + 15));
        Assert.That(
            delays.Average(),
            Is.EqualTo(lag + 7.5).Within(Samples.HalfWidth(15 / Math.Sqrt(12), delays.Count))
        );
    }

    // Twice the load wants 20 pods. They start in 20 s and get requests after 10 s more; meanwhile every sample still
    // shows ten busy pods, and those that have no reading yet count as idle: no tick asks for more than 20.
    [Test]
    public void Pods_that_are_on_their_way_are_not_asked_for_twice()
    {
        PoolBench bench = Loaded(Pool(s_tenPerPod), 1, 100);
        bench.SetArrivals(200);

        bench.RunTo(At + 600);

        ScalingStep step = bench.Pool.History.Single();
        Assert.That((step.From, step.To), Is.EqualTo((10, 20)));
        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 10), (step.At.TotalSeconds + 30, 20) }));
    }

    // Nobody reads metrics in a region that is dark: for twenty minutes without a request nothing is given back, which
    // five minutes would have done. 30 s and a tick of 15 s after its end the pipeline shows an idle pool again; that
    // proposal waits for its five minutes.
    [Test]
    public void A_dark_region_is_not_scaled()
    {
        var fault = new FaultSpec(
            new Component(ComponentKind.Region, SmallPlatform.SitePool),
            new FaultMode(FaultKind.Blackhole, 1, SimDuration.Zero),
            1,
            SimTime.FromSeconds(At),
            SimDuration.FromMinutes(20)
        );
        var bench = new PoolBench(Pool(s_tenPerPod), 1, fault);
        bench.SetArrivals(200);
        bench.RunTo(At);
        bench.SetArrivals(0);
        double end = At + 1_200;

        bench.RunTo(end + 30);
        Assert.That(bench.Pool.Desired, Is.EqualTo(20));
        bench.RunTo(end + 30 + 300 + 30);
        Assert.That(bench.Pool.Desired, Is.EqualTo(10));
    }

    // A third of the load, 33 pods' worth of 100: the highest proposal of five minutes holds, then the pods go at once.
    [Test]
    public void Pods_are_given_back_after_five_minutes_and_stop_at_once()
    {
        PoolSpec spec = Pool(s_tenPerPod) with { Replicas = 30 };
        PoolBench bench = Loaded(spec, 1, 300);
        bench.SetArrivals(100);

        bench.RunTo(At + 600);

        ScalingStep step = bench.Pool.History.Single();
        Assert.That((step.From, step.To), Is.EqualTo((30, 10)));
        // The last high sample is seen up to 30 s after the load has gone; it holds for 300 s, to the next tick.
        Assert.That(step.At.TotalSeconds - At, Is.InRange(315, 345));
        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 30), (step.At.TotalSeconds, 10) }));
    }

    // Before anything has been measured there is no metric, and the autoscaler leaves the pool alone, even without a
    // window downwards.
    [Test]
    public void Nothing_is_decided_before_the_first_sample()
    {
        HpaSpec hasty = s_tenPerPod with
        {
            MinReplicas = 1,
            Behavior = new HpaBehavior { ScaleDown = new HpaScalingRules { StabilizationWindow = SimDuration.Zero } },
        };
        var bench = new PoolBench(Pool(hasty));

        bench.RunTo(600);

        Assert.That(bench.Pool.History, Is.Empty);
    }

    [Test]
    public void Limits_hold_before_the_first_sample()
    {
        var bench = new PoolBench(Pool(s_tenPerPod) with { Replicas = 4 });

        bench.RunTo(15);

        Assert.That(bench.Pool.Desired, Is.EqualTo(10));
    }

    // Ten pods at 60 % of their CPU; half of them stop answering and are left out. The other five run at 100 %; over
    // all ten that is 50 %, below the target: the autoscaler wants ceil(10 * 50 / 60) = 9 once the five minutes are
    // over, not 17.
    [Test]
    public void Pods_that_are_left_out_look_idle_to_the_autoscaler()
    {
        var fault = new FaultSpec(
            new Component(ComponentKind.Pods, SmallPlatform.SitePool),
            new FaultMode(FaultKind.Refuse),
            0.5,
            SimTime.FromSeconds(At),
            SimDuration.FromHours(1)
        );
        var bench = new PoolBench(Pool(s_cpu60), 1, fault);
        bench.SetArrivals(600);

        bench.RunTo(At + 120);
        Assert.That(bench.State.Serving, Is.EqualTo(5));
        Assert.That(bench.Pool.Desired, Is.EqualTo(10));

        bench.RunTo(At + 600);
        Assert.That(bench.Pool.History[0].To, Is.EqualTo(9));
    }

    // 600 requests per second of 10 ms are 6 busy cores: 60 % of ten. 900 are 90 %: ceil(10 * 90 / 60) = 15.
    [Test]
    public void The_CPU_of_the_pods_is_measured_against_their_request()
    {
        PoolBench bench = Loaded(Pool(s_cpu60), 1, 600);
        bench.RunTo(At);
        Assert.That(bench.Pool.History, Is.Empty);

        bench.SetArrivals(900);
        bench.RunTo(At + 45);

        Assert.That(bench.Pool.History.Single().To, Is.EqualTo(15));
    }

    // An Object metric is the total: 450 per second against 10 per pod are 45 pods, 30 at most.
    [Test]
    public void A_total_is_read_as_a_total_and_the_maximum_holds()
    {
        HpaSpec total = s_tenPerPod with
        {
            MaxReplicas = 30,
            Metrics = [MetricSpec.Object("requests", "Ingress/main", MetricTarget.AverageValue(10_000))],
        };
        PoolBench bench = Loaded(Pool(total), 1, 100);
        bench.SetArrivals(450);

        bench.RunTo(At + 120);

        Assert.That(bench.Pool.Desired, Is.EqualTo(30));
    }

    [Test]
    public void A_new_manifest_holds_from_the_next_tick_on()
    {
        PoolBench bench = Loaded(Pool(s_tenPerPod with { MaxReplicas = 10 }), 1, 200);
        Assert.That(bench.Pool.Desired, Is.EqualTo(10));

        bench.Pool.Replace(s_tenPerPod);
        bench.RunTo(At + 15);

        Assert.That(bench.Pool.Desired, Is.EqualTo(20));
    }

    // A pool without an autoscaler gets one: it ticks at once and sees its first sample 30 s later.
    [Test]
    public void A_first_manifest_starts_the_autoscaler()
    {
        PoolBench bench = Loaded(Pool(null), 1, 200);
        bench.Pool.Replace(s_tenPerPod);

        bench.RunTo(At + 29);
        Assert.That(bench.Pool.Desired, Is.EqualTo(10));
        bench.RunTo(At + 30);
        Assert.That(bench.Pool.Desired, Is.EqualTo(20));
    }

    [Test]
    public void A_planned_number_of_pods_is_there_after_start_and_endpoint_lag()
    {
        PoolBench bench = Loaded(Pool(null), 1, 100);

        bench.Pool.SetReplicas(12);
        bench.RunTo(At + 100);
        bench.Pool.SetReplicas(3);
        bench.RunTo(At + 200);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 10), (At + 30, 12), (At + 100, 3) }));
        Assert.That(
            bench.Pool.History,
            Is.EqualTo(
                new[]
                {
                    new ScalingStep(SimTime.FromSeconds(At), 10, 12, "planned"),
                    new ScalingStep(SimTime.FromSeconds(At + 100), 12, 3, "planned"),
                }
            )
        );
    }

    // Two pods are on their way when three are taken away: those two and the youngest that serves.
    [Test]
    public void Pods_that_do_not_serve_yet_go_first()
    {
        PoolBench bench = Loaded(Pool(null), 1, 100);
        bench.Pool.SetReplicas(12);
        bench.RunTo(At + 25);

        bench.Pool.SetReplicas(9);
        bench.RunTo(At + 100);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 10), (At + 25, 9) }));
    }

    private static PoolSpec Pool(HpaSpec? autoscaler) =>
        SmallPlatform.Pool("par-api", 0) with
        {
            Autoscaler = autoscaler,
        };

    private static PoolBench Loaded(PoolSpec spec, ulong seed, double arrivals)
    {
        var bench = new PoolBench(spec, seed);
        bench.SetArrivals(arrivals);
        bench.RunTo(At);
        return bench;
    }
}
