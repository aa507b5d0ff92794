using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Import.AsRelationships;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema.Source;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// AS graphs: milliseconds of thread CPU time to read and index one, to solve one prefix, and to solve 40 of them on
/// two threads (of the thread that takes longer). On a synthetic graph of 60,000 networks and 260,000 links.
/// </summary>
/// <remarks>
/// With the environment variable SIM_SHARED_DATA, the folder above <c>as-rel/20100101.as-rel.txt</c>, also
/// <c>bgp_2010_*</c> on the graph of 2010 (33,486 networks, 94,797 links), which CAIDA's terms keep out of this
/// repository.
/// </remarks>
internal static class BgpKeys
{
    private const int Networks = 60_000;

    // Beside 113,000 links to providers; about as dense as the graph of 2018.
    private const double PeerLinksPerNetwork = 2.45;

    private static readonly Lazy<string> s_synthetic = new(WriteSynthetic);

    public static IEnumerable<IQuickKey> All { get; } =
    [
        new Key("bgp_generate_ms", () => ThreadClock.NanosecondsPerOperation(1, () => Generate(), 1, 2) / 1e6),
        .. Of("bgp", () => s_synthetic.Value),
        .. Published is { } path ? Of("bgp_2010", () => path) : [],
    ];

    private static string? Published =>
        Environment.GetEnvironmentVariable("SIM_SHARED_DATA") is { } folder
            ? Path.Combine(folder, "as-rel", "20100101.as-rel.txt")
            : null;

    private static IEnumerable<IQuickKey> Of(string name, Func<string> path) =>
        [
            new Key($"{name}_load_ms", () => MeasureLoad(path())),
            new Key($"{name}_prefix_ms", () => Measure(Prefixes(Read(path()), 0, 1))),
            new Key($"{name}_prefix40_ms", () => OnTwoThreads(Read(path()))),
        ];

    private static double MeasureLoad(string path) => Measure(() => Read(path));

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

    private static AsGraph Generate()
    {
        SyntheticSpecification specification = BuiltinInternet.Specify(Networks) with
        {
            PeerLinksPerNetwork = PeerLinksPerNetwork,
        };
        return SyntheticInternet.Generate(specification, new RandomStreams(1)).Graph;
    }

    /// <summary>Made once for all keys, as a file of serial 1; removed when the process ends.</summary>
    private static string WriteSynthetic()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("sim-bgp-").FullName, "synthetic.as-rel.txt");
        File.WriteAllBytes(path, AsRelationshipOutput.Render(Generate()));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return path;
    }

    private sealed class Key(string name, Func<double> measure) : IQuickKey
    {
        public string Name => name;

        public double Measure() => measure();
    }
}
