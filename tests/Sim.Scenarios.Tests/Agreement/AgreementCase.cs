using Sim.Scenarios.Tests.World;

namespace Sim.Scenarios.Tests.Agreement;

/// <summary>One scenario that both planes carry, and what they have to agree on.</summary>
/// <param name="Name">As the table calls it.</param>
/// <param name="World">Its scenario, without plane and seed.</param>
internal sealed record AgreementCase(string Name, SmallWorld World)
{
    /// <summary>Whether queues grow for a while: what waits for long is not compared, what fails is.</summary>
    public bool IsOverload { get; init; }

    private static SmallWorld Base { get; } =
        new SmallWorld
        {
            Duration = "15m",
            Demand = "1000rps",
            Resolvers = 1_000,
            Clients = "{}",
            Service = "cpu: 4ms, wait: 20ms, timeout: 10s, retries: 2",
            Blades = "{count: 4, nic: 10Gbps, cores: 16}",
            SitePool = "{id: par, replicas: 4, pod: {cpu: 2, concurrency: 64, backlog: 256}}",
            CloudPool =
                "{id: gke-eu, location: europe-west1, replicas: 5, pod: {cpu: 2, concurrency: 64, backlog: 256}}",
        };

    /// <summary>All of them: France at 1,000 requests/s before 4 pods of 2 cores, which can do 2,000.</summary>
    public static IReadOnlyList<AgreementCase> All { get; } =
    [
        Load("load 30 %", "600rps"),
        Load("load 50 %", "1000rps"),
        Load("load 70 %", "1400rps"),
        Load("load 84 %", "1680rps"),
        Load("load 95 %", "1900rps") with
        {
            IsOverload = true,
        },
        Load("load 110 %", "2200rps") with
        {
            IsOverload = true,
        },
        Pods("least connections, load 84 %", "balancing: least-connections", "1680rps"),
        Pods("ewma, load 50 %", "balancing: ewma", "1000rps"),
        new("0.5 % of packets lost, jitter", Base with { More = "network: {loss: 0.5%, jitter: 0.2}" }),
        new("one pod of four silent", WithPods("blackhole", "{}")),
        new("one pod of four silent, max_fails", WithPods("blackhole", "{maxFails: 1, tries: 0}")),
        new("one pod of four refuses", WithPods("refuse", "{}")),
        new("one blade of four lost", Base.With("blade/dc-par/2", "blackhole", "8m") with { Duration = "25m" }),
        new(
            "surge to twice the capacity",
            Base with
            {
                DemandKeys = ", surges: [{at: 10m, country: FR, factor: 4, ramp: 1m, hold: 3m}]",
                Duration = "25m",
            }
        )
        {
            IsOverload = true,
        },
        new("site fails and comes back", Base.With("site/dc-par", "blackhole", "15m") with { Duration = "50m" }),
        new("site refuses and comes back", Base.With("site/dc-par", "refuse", "15m") with { Duration = "50m" }),
        new("planned move", Base.WithMoveToCloud() with { Duration = "40m" }),
        new("drain", Base with { More = "changes: [{at: 10m, drain: site/dc-par}]", Duration = "30m" }),
    ];

    private static AgreementCase Pods(string name, string keys, string demand) =>
        new(name, Base with { Blades = $"{{count: 4, nic: 10Gbps, cores: 16, {keys}}}", Demand = demand });

    /// <summary>
    /// With few requests: the pod behind the broken one in turn gets twice its share, the flow plane spreads it.
    /// </summary>
    private static SmallWorld WithPods(string how, string upstream) =>
        Base.With("pods/par", how, "8m", ", share: 25%") with
        {
            Demand = "500rps",
            Blades = $"{{count: 4, nic: 10Gbps, cores: 16, upstream: {upstream}}}",
        };

    private static AgreementCase Load(string name, string demand) => new(name, Base with { Demand = demand });
}
