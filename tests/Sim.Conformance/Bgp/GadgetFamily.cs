using System.Globalization;
using System.Text.Json;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.StablePaths;

namespace Sim.Conformance.Bgp;

/// <summary>Stable paths problems: their solutions, and whether the nodes get there.</summary>
internal static class GadgetFamily
{
    private const int MostRounds = 1_000;

    public static void Check(JsonElement element)
    {
        GadgetCase given = CaseJson.Read<GadgetCase>(element);
        var problem = new StablePathsProblem(
            new Asn(given.Destination),
            given.RankedPaths.ToDictionary(
                pair => NodeOf(pair.Key),
                pair => (IReadOnlyList<IReadOnlyList<Asn>>)[.. pair.Value.Select(Path)]
            )
        );
        SynchronousRun run = problem.RunSynchronously(MostRounds);
        Assert.Multiple(() =>
        {
            Assert.That(Texts(problem.StableSolutions()), Is.EquivalentTo(Texts(given.StableSolutions)));
            Assert.That(Texts(problem.ReachableSolutions()), Is.EquivalentTo(Texts(given.AsyncReachableFixpoints)));
            Assert.That(run.IsFixpoint ? "fixpoint" : "cycle", Is.EqualTo(given.Synchronous.Result));
            if (given.Synchronous.Round is { } round)
            {
                Assert.That(run.Round, Is.EqualTo(round));
            }
            if (given.Synchronous.Period is { } period)
            {
                Assert.That(run.Period, Is.EqualTo(period));
            }
        });
    }

    private static Asn NodeOf(string text) => new(uint.Parse(text, CultureInfo.InvariantCulture));

    private static IReadOnlyList<Asn> Path(uint[] path) => [.. path.Select(node => new Asn(node))];

    private static IEnumerable<string> Texts(IEnumerable<IReadOnlyDictionary<Asn, IReadOnlyList<Asn>>> solutions) =>
        solutions.Select(one =>
            string.Join(
                "; ",
                one.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {string.Join(' ', pair.Value)}")
            )
        );

    private static IEnumerable<string> Texts(Dictionary<string, uint[]>[] solutions) =>
        Texts(solutions.Select(one => one.ToDictionary(pair => NodeOf(pair.Key), pair => Path(pair.Value))));
}
