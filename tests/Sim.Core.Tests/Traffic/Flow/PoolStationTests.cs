using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic.Flow;

[TestFixture]
public sealed class PoolStationTests
{
    // 2 cores at 4 ms: 500 requests/s a pod; 64 slots at 24 ms: 2,667/s. CPU binds: 10 pods at 4,000/s are 80 % busy,
    // and 4,000 * 24 ms = 96 of 640 slots are taken, besides the few that wait for a core: C(2, 1.6) = 0.711111 of the
    // requests, which makes a queue of 0.711111 * 0.8 / 0.2 = 2.844444 in each pod.
    [Test]
    public void With_many_slots_the_cpu_binds()
    {
        PoolStation pool = Run(New(concurrency: 64), 4_000, 10);
        Assert.Multiple(() =>
        {
            Assert.That(pool.CpuUtilization, Is.EqualTo(0.8).Within(1e-6));
            Assert.That(pool.ConcurrencyUtilization, Is.EqualTo((9.6 + 2.844444) / 64).Within(1e-5));
            Assert.That(pool.PodsNeeded, Is.EqualTo(8).Within(1e-9));
            Assert.That(pool.Wait.Probability, Is.EqualTo(0.711111).Within(1e-5));
            Assert.That(pool.RefusedShare, Is.Zero);
        });
    }

    // Ten queues of 2 cores with 400/s each, 80 % busy: B(1) = 1.6/2.6, B(2) = 0.329897, C(2, 1.6) = 0.711111, and a
    // wait of 0.711111 * 4 ms / 0.4 = 7.111 ms. 64 workers that deal out in turn make arrivals of ca^2 = 0.1 + 0.9 /
    // (1 + 2 * 0.8^1.5 / (8 * 0.2)) = 0.575076, and (1 + 0.575076) / 2 of that wait.
    [Test]
    public void Pods_that_get_requests_in_turn_wait_less_than_those_that_get_any()
    {
        PoolStation any = Run(New(), 4_000, 10);
        PoolStation inTurn = Run(New(dispatchers: 64), 4_000, 10);
        Assert.Multiple(() =>
        {
            Assert.That(any.Wait.Expected.TotalMilliseconds, Is.EqualTo(7.1111).Within(0.01).Percent);
            Assert.That(inTurn.Wait.Expected.TotalMilliseconds, Is.EqualTo(5.6003).Within(0.01).Percent);
            Assert.That(inTurn.Wait.Probability, Is.EqualTo(any.Wait.Probability));
            Assert.That(inTurn.CpuUtilization, Is.EqualTo(0.8).Within(1e-6));
        });
    }

    // 20 % above capacity for 10 s leave 10,000 requests in ten queues. For 1 s half of the pods serve 2,500 of them
    // and of 1,000 more: 8,500 wait, 3.4 s at 2,500/s.
    [Test]
    public void What_waits_is_kept_when_pods_leave()
    {
        PoolStation pool = New(concurrency: 10_000);
        pool.Advance(6_000, 10, SimDuration.FromSeconds(10));
        pool.Advance(1_000, 5, SimDuration.FromSeconds(1));
        Assert.That(pool.Wait.Backlog.TotalSeconds, Is.EqualTo(3.4).Within(1).Percent);
    }

    // As before, 10,000 wait in ten pods, 1,000 each. Five are told to stop with a second to finish: each serves 500
    // of its 1,000 and loses the others. 7,500 are left: in a second five pods serve 2,500 of them and of 1,000 more,
    // so that 6,000 wait, 2.4 s. The 2,500 that are lost are more than arrive.
    [Test]
    public void What_leaving_pods_do_not_finish_in_their_time_is_lost()
    {
        PoolStation pool = New(concurrency: 10_000);
        pool.Advance(6_000, 10, SimDuration.FromSeconds(10));
        pool.Advance(1_000, 5, SimDuration.FromSeconds(1), SimDuration.FromSeconds(1));
        Assert.That(pool.Wait.Backlog.TotalSeconds, Is.EqualTo(2.4).Within(1).Percent);
        Assert.That(pool.RefusedShare, Is.EqualTo(1));
    }

    // 4,000/s on ten pods: a crash of one loses what is in it, 2.844 that wait, 1.6 that are served, and 400/s * 20 ms
    // = 8 that wait after that. Of 400 that arrive within 0.1 s these are 3.11 %; nine pods are then 89 % busy.
    [Test]
    public void A_crash_loses_what_is_in_a_pod()
    {
        PoolStation pool = New();
        for (int i = 0; i < 100; i++)
        {
            pool.Advance(4_000, 10, SimDuration.FromSeconds(10));
        }
        pool.Advance(4_000, 9, SimDuration.FromMilliseconds(100), SimDuration.Zero);
        Assert.That(pool.RefusedShare, Is.EqualTo((2.844444 + 1.6 + 8) / 400).Within(0.1).Percent);
        pool.Advance(4_000, 9, SimDuration.FromMilliseconds(100), SimDuration.Zero);
        Assert.That(pool.RefusedShare, Is.Zero, "once");
    }

    // 8 slots at 24 ms: 333.3/s a pod, less than its CPU's 500. 10 pods at 2,666.7/s: 80 % of the slots, 53.3 % of the
    // CPU.
    [Test]
    public void With_few_slots_concurrency_binds()
    {
        PoolStation pool = Run(New(concurrency: 8), 8_000 / 3.0, 10);
        Assert.Multiple(() =>
        {
            Assert.That(pool.CpuUtilization, Is.EqualTo(0.5333).Within(1e-4));
            // 6.4 in service, and C(8, 6.4) = 0.457645 times 0.8 / 0.2 would wait if service were exponential. Only 4
            // of its 24 ms are: (1 + (4/24)^2) / 2 = 0.513889 of that.
            Assert.That(pool.ConcurrencyUtilization, Is.EqualTo((6.4 + 0.940715) / 8).Within(1e-5));
            Assert.That(pool.PodsNeeded, Is.EqualTo(8).Within(1e-9));
        });
    }

    // 6,000/s against 5,000/s: one in six is refused once the queues of 64 + 256 requests in each of 10 pods are full,
    // and a little more: with 310 of them before two cores (10 wait after theirs) these are busy for all but
    // 1/311 = 0.32 % of the time, so that 1 - 0.99678 / 1.2 = 16.935 % find no room.
    [Test]
    public void A_full_pool_refuses_the_excess()
    {
        PoolStation pool = Run(New(concurrency: 64), 6_000, 10);
        Assert.Multiple(() =>
        {
            Assert.That(pool.RefusedShare, Is.EqualTo(0.16935).Within(1e-4));
            Assert.That(pool.CpuUtilization, Is.EqualTo(0.99678).Within(1e-4));
            // 3,200 places less 100 that wait outside the CPU and 20 in service, at 5,000/s.
            Assert.That(pool.Wait.Expected.TotalSeconds, Is.EqualTo(3_080 / 5_000.0).Within(0.1).Percent);
        });
    }

    // 3 pods of half a core: 1.5 cores at 4 ms are 375 requests/s.
    [Test]
    public void Fractions_of_a_core_keep_their_capacity()
    {
        PoolStation pool = Run(New(cpu: 0.5), 300, 3);
        Assert.That(pool.CpuUtilization, Is.EqualTo(0.8).Within(1e-6));
    }

    [Test]
    public void Without_pods_everything_is_refused()
    {
        PoolStation pool = Run(New(), 1_000, 0);
        PoolLoad load = pool.ToLoad();
        Assert.Multiple(() =>
        {
            Assert.That(pool.RefusedShare, Is.EqualTo(1));
            Assert.That(pool.CpuUtilization, Is.EqualTo(1));
            Assert.That(load.ArrivalsPerPod, Is.Zero);
            Assert.That(pool.Wait.Expected, Is.EqualTo(SimDuration.Zero));
        });
    }

    // The ends of what a scenario may say: 100,000 pods, 1 to 100,000 slots, 0.01 to 1,024 cores, 1 ns to 1 h of CPU
    // and of waiting.
    [Test, Combinatorial]
    public void The_largest_and_smallest_pools_that_a_scenario_may_describe_have_finite_loads(
        [Values(1, 100_000)] int pods,
        [Values(1, 100_000)] int concurrency,
        [Values(0, 1_000_000)] int backlog,
        [Values(0.01, 1_024)] double cpu,
        [Values(1e-6, 3_600_000)] double cpuMs,
        [Values(0, 3_600_000)] double waitMs,
        [Values(0, 1, 1e9)] double arrivals
    )
    {
        var service = Services.Api(cpuMs: cpuMs, waitMs: waitMs);
        PoolStation pool = Run(New(concurrency, backlog, cpu, service), arrivals, pods);
        Assert.Multiple(() =>
        {
            Assert.That(pool.CpuUtilization, Is.InRange(0.0, 1.0));
            Assert.That(pool.ConcurrencyUtilization, Is.InRange(0.0, 1.0));
            Assert.That(pool.RefusedShare, Is.InRange(0.0, 1.0));
            Assert.That(pool.ToLoad().MeanSojourn, Is.GreaterThanOrEqualTo(SimDuration.FromMilliseconds(waitMs)));
        });
    }

    // 2,000 pods of 1,000 slots, each held 2 s: 1,000,000 requests/s fill them all, so 900,000/s fill 90 %.
    [Test]
    public void Two_million_slots_are_no_obstacle()
    {
        var service = Services.Api(cpuMs: 1, waitMs: 1_999);
        PoolStation pool = Run(New(concurrency: 1_000, service: service), 900_000, 2_000);
        Assert.Multiple(() =>
        {
            Assert.That(pool.ConcurrencyUtilization, Is.EqualTo(0.9).Within(1e-3));
            Assert.That(pool.CpuUtilization, Is.EqualTo(0.225).Within(1e-3));
            Assert.That(pool.RefusedShare, Is.Zero);
        });
    }

    private static PoolStation Run(PoolStation pool, double arrivals, int pods)
    {
        for (int i = 0; i < 60; i++)
        {
            pool.Advance(arrivals, pods, SimDuration.FromSeconds(10));
        }
        return pool;
    }

    private static PoolStation New(
        int concurrency = 64,
        int backlog = 256,
        double cpu = 2,
        ServiceSpec? service = null,
        int dispatchers = 0
    ) => new(Services.Pool(concurrency, backlog, cpu), service ?? Services.Api(), dispatchers);
}
