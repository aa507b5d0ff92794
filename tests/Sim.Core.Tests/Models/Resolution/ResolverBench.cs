using Sim.Core.Kernel;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Models.Resolution;

/// <summary>
/// Resolvers of www.example.com, which is 192.0.2.1 (the site) while check dc-par is healthy and 198.51.100.10 (the
/// front end) otherwise.
/// </summary>
internal sealed class ResolverBench : IResolutionListener
{
    public ResolverBench(
        CompiledZone zone,
        ResolverSpec spec,
        double lookupsPerSecond = 1e9,
        ulong seed = 1,
        params string[] countries
    )
    {
        var publisher = new Publisher(Kernel);
        ClientGroup[] groups = [.. (countries.Length > 0 ? countries : ["FR"]).Select(GroupOf)];
        Population = new ResolverPopulation(
            Kernel,
            "www.example.com",
            groups,
            [.. groups.Select(_ => 1.0)],
            [.. groups.Select(_ => lookupsPerSecond)],
            [.. groups.Select(_ => spec)],
            new AnswerMixes(SmallPlatform.Create()),
            new RandomStreams(seed),
            this
        );
        publisher.Subscribe(Population);
        Authority = new AuthorityModel(publisher, zone);
        Authority.Start();
        First.AddRange(Moves);
        Moves.Clear();
    }

    public SimulationKernel Kernel { get; } = new();

    public AuthorityModel Authority { get; }

    public ResolverPopulation Population { get; }

    /// <summary>What was said at the start.</summary>
    public List<ResolverMove> First { get; } = [];

    /// <summary>What resolvers have learned since.</summary>
    public List<ResolverMove> Moves { get; } = [];

    public static ResolverSpec Resolvers(int count) => new(count, 0, SimDuration.Zero);

    public void RunTo(double seconds) => Kernel.RunUntil(SimTime.FromSeconds(seconds));

    public void SetHealth(bool healthy) => Authority.SetHealth("dc-par", healthy);

    /// <summary>Seconds since a moment at which resolvers have moved.</summary>
    public double[] TimesSince(double start) => [.. Moves.Select(move => move.At - start)];

    public void OnAnswerChanged(in AnswerChange change) =>
        Moves.Add(
            new ResolverMove(
                Kernel.Now.TotalSeconds,
                change.Group,
                change.Share,
                AddressOf(change.Before),
                AddressOf(change.After)
            )
        );

    private static int AddressOf(AnswerMix mix) => Array.IndexOf(mix.Shares, 1);

    private static ClientGroup GroupOf(string country) =>
        new(
            0,
            country,
            "eu",
            AccessKind.Fixed,
            ResolverKind.Provider,
            1,
            new DnsClient { Country = country },
            LatencyDistribution.Constant(SimDuration.Zero)
        );
}
