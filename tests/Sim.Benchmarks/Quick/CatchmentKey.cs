using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Scenarios.Internet;
using Sim.Scenarios.World;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// Where the users of the example land when its six sites announce one prefix in a synthetic Internet of 5,000
/// networks: routes, paths and sums, in milliseconds of thread CPU time.
/// </summary>
internal sealed class CatchmentKey : IQuickKey
{
    private const double NanosecondsPerMillisecond = 1e6;

    public string Name => "bgp_catchment_ms";

    public double Measure()
    {
        string path = ExampleFolder.File("scenario.yaml");
        ScenarioInputs inputs =
            ScenarioLoader.Load(path).Inputs ?? throw new InvalidOperationException($"{path} has errors.");
        ScenarioInternet internet = ScenarioInternet.Make(inputs);
        AnycastPrefix prefix = internet.PrefixOf([.. inputs.Scenario.Sites.Select(site => site.Id)]);
        var solver = new CatchmentSolver(internet.Geography);
        double nanoseconds = ThreadClock.NanosecondsPerOperation(
            1,
            () => solver.Solve(prefix, internet.Clients),
            warmUps: 5,
            rounds: 5
        );
        return nanoseconds / NanosecondsPerMillisecond;
    }
}
