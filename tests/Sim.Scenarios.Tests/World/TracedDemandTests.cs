using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>Demand that a scenario replays from a file.</summary>
public sealed class TracedDemandTests
{
    private static readonly SmallWorld s_world = new()
    {
        Countries = [SmallWorld.France, SmallWorld.Germany],
        Duration = "3m",
        Demand = "100rps",
        DemandKeys = ", trace: trace.csv",
    };

    private static MemoryFiles Files(SmallWorld world, string trace)
    {
        MemoryFiles files = world.Files();
        files["trace.csv"] = trace;
        return files;
    }

    /// <summary>Requests per second of France and Germany after some seconds.</summary>
    private static double[] At(SmallWorld world, string trace, double seconds)
    {
        LoadedScenario loaded = ScenarioLoader.Load("s.yaml", Files(world, trace));
        Assert.That(loaded.Inputs, Is.Not.Null, string.Join("\n", loaded.Diagnostics));
        double[] rates = new double[2];
        new DemandSource(loaded.Inputs!, DemandAreas.Of(loaded.Inputs!)).Fill(SimTime.FromSeconds(seconds), rates);
        return rates;
    }

    // 3 + 1, 6 + 4 and 5 + 0 in the three minutes: the second is the busiest and becomes 100/s, so that 1 is 10/s.
    [TestCase(0, 30, 10)]
    [TestCase(59, 30, 10)]
    [TestCase(60, 60, 40)]
    [TestCase(179, 50, 0)]
    public void The_trace_says_who_asks_and_when(double seconds, double france, double germany) =>
        Assert.That(
            At(s_world, "minute,country,rps\n0,FR,3\n0,DE,1\n1,FR,6\n1,DE,4\n2,FR,5\n2,DE,0\n", seconds),
            Is.EqualTo([france, germany]).Within(1e-9)
        );

    // 60 and 20 million users: three quarters and one.
    [Test]
    public void Without_countries_the_audience_says_who_asks() =>
        Assert.That(At(s_world, "minute,rps\n0,1\n1,2\n2,4\n", 60), Is.EqualTo([37.5, 12.5]).Within(1e-9));

    // The trace gives 50 of 100/s, the surge of Germany doubles its quarter.
    [Test]
    public void Surges_come_on_top() =>
        Assert.That(
            At(
                s_world with
                {
                    DemandKeys = ", trace: trace.csv, surges: [{at: 1m, country: DE, factor: 2, hold: 1m}]",
                },
                "minute,rps\n0,1\n1,2\n2,4\n",
                60
            ),
            Is.EqualTo([37.5, 25]).Within(1e-9)
        );

    // 60/s and 180/s with middles at 1 and 3 min, in steps of 1 min: the second one has its middle at 1.5 min, a
    // quarter of the way, 90/s. Scaled by 100/180.
    [Test]
    public void Long_intervals_are_lines_between_their_middles() =>
        Assert.That(
            At(s_world with { Duration = "4m" }, "minute,rps\n0,60\n2,180\n", 60).Sum(),
            Is.EqualTo(50).Within(1e-9)
        );

    // 3 min of 25, 50 and 100/s.
    [Test]
    public void A_run_sends_as_many_requests_as_the_trace_has()
    {
        LoadedScenario loaded = ScenarioLoader.Load("s.yaml", Files(s_world, "minute,rps\n0,1\n1,2\n2,4\n"));
        RunResult result = new SimulatedWorld(loaded.Inputs!).Finish("test");

        Assert.That(result.Totals.Sent, Is.EqualTo(60 * 175).Within(1e-6));
    }

    [Test]
    public void A_trace_that_is_too_short_and_one_of_unknown_countries_are_refused()
    {
        Diagnostic shorter = ScenarioLoader
            .Load("s.yaml", Files(s_world, "minute,rps\n0,1\n1,2\n"))
            .Diagnostics.Single(found => found.Severity == Severity.Error);
        Diagnostic unknown = ScenarioLoader
            .Load("s.yaml", Files(s_world, "minute,country,rps\n0,FR,1\n1,FR,2\n2,ES,4\n"))
            .Diagnostics.Single(found => found.Severity == Severity.Error);

        Assert.That((shorter.File, shorter.Code), Is.EqualTo(("s.yaml", "short-trace")));
        Assert.That((unknown.File, unknown.Line, unknown.Code), Is.EqualTo(("trace.csv", 4, "unknown-word")));
    }
}
