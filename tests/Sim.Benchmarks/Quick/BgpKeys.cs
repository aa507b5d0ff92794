using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Import.AsRelationships;
using Sim.Scenarios.Schema.Source;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// The AS graph of 2010 (33,486 networks, 94,797 links): milliseconds of thread CPU time to read and index it, to solve
/// one prefix, and to solve 40 of them on two threads (of the thread that takes longer).
/// </summary>
/// <remarks>
/// CAIDA's terms keep the graph out of this repository: without the environment variable SIM_SHARED_DATA, which names
/// the folder above <c>as-rel/20100101.as-rel.txt</c>, there are no such keys.
/// </remarks>
internal static class BgpKeys
{
    public static IEnumerable<IQuickKey> All { get; } =
        Graph is { } path
            ?
            [
                new Key("bgp_load_ms", () => Measure(() => Read(path))),
                new Key("bgp_prefix_ms", () => Measure(Prefixes(Read(path), 0, 1))),
                new Key("bgp_prefix40_ms", () => OnTwoThreads(Read(path))),
            ]
            : [];

    private static string? Graph =>
        Environment.GetEnvironmentVariable("SIM_SHARED_DATA") is { } folder
            ? Path.Combine(folder, "as-rel", "20100101.as-rel.txt")
            : null;

    private static double Measure(Action run) => ThreadClock.NanosecondsPerOperation(1, run) / 1e6;

    private static double OnTwoThreads(AsGraph graph)
    {
        double[] milliseconds = new double[2];
        Parallel.For(
            0,
            2,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            thread => milliseconds[thread] = Measure(Prefixes(graph, 20 * thread, 20))
        );
        return milliseconds.Max();
    }

    /// <summary>Prefixes of networks all over the graph.</summary>
    private static Action Prefixes(AsGraph graph, int first, int count)
    {
        var solver = new PropagationSolver(graph);
        var routes = new PrefixRoutes(graph);
        AnnouncementSet[] sets =
        [
            .. Enumerable
                .Range(first, count)
                .Select(i => new Announcement { Announcer = graph.AsnOf((i * 7919) % graph.Count) })
                .Select(one => new AnnouncementSet(graph, [one])),
        ];
        return () => Array.ForEach(sets, set => solver.Solve(set, routes));
    }

    private static AsGraph Read(string path)
    {
        DiagnosticList found = [];
        return AsRelationshipImport.Read(DiskFiles.Instance, path, found)
            ?? throw new InvalidOperationException(found[0].ToString());
    }

    private sealed class Key(string name, Func<double> measure) : IQuickKey
    {
        public string Name => name;

        public double Measure() => measure();
    }
}
