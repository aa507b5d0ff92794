using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Results;

/// <summary>The list of names against what runs measure.</summary>
[TestFixture]
public sealed class KnownMeasuresTests
{
    // With an incident, nodes and a cost; with a rollout.
    [TestCase("preempted")]
    [TestCase("rollout")]
    public void Every_name_of_a_run_is_known(string name)
    {
        ScenarioInputs inputs = ScenarioLoader.Load(Repository.PathOf($"data/scenarios/scaling/{name}.yaml")).Inputs!;

        Assert.That(
            RunMeasures.Of(new SimulatedWorld(inputs).Finish("1")).Select(one => one.Key.Measure).Distinct(),
            Is.SubsetOf(KnownMeasures.Names)
        );
    }

    [Test]
    public void Each_is_listed_once() => Assert.That(KnownMeasures.Names, Is.Unique);
}
