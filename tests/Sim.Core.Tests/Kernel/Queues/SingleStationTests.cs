using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>Single stations on the kernel, judged by their closed forms.</summary>
[TestFixture]
public sealed class SingleStationTests
{
    private readonly Dictionary<string, QueueObservation[]> _observations = [];

    private static IEnumerable<string> Names => SingleStations.All.Keys;

    [TestCaseSource(nameof(Names))]
    public void Every_measure_is_that_of_the_closed_form(string name)
    {
        QueueExperiment experiment = SingleStations.All[name];
        QueueJudge.Confirm(name, experiment.Queue.Theory, Observations(name));
    }

    [TestCaseSource(nameof(Names))]
    public void Replications_scatter_as_the_theory_that_sized_them_says(string name)
    {
        QueueExperiment experiment = SingleStations.All[name];
        QueueJudge.ConfirmSpread(experiment.Planned, experiment.Variance, Observations(name));
    }

    // 2 % more load makes the mean wait 11 % longer: 4.435 s. The sample is large enough to tell.
    [Test]
    public void A_theory_that_is_a_little_off_does_not_pass()
    {
        var off = new MM1Queue(new RequestRate(0.816), SimDuration.FromSeconds(1));
        QueueVerdict[] verdicts = QueueJudge.Judge(off, Observations("M/M/1 at 80 %"));
        Assert.That(
            verdicts.Where(verdict => !verdict.Agrees).Select(verdict => verdict.Measure),
            Is.SupersetOf(new[] { QueueMeasure.Utilization, QueueMeasure.MeanWait, QueueMeasure.NumberInSystem })
        );
    }

    /// <summary>Simulated once, for all tests.</summary>
    private QueueObservation[] Observations(string name)
    {
        if (!_observations.TryGetValue(name, out QueueObservation[]? observations))
        {
            observations = SingleStations.All[name].Simulate();
            _observations.Add(name, observations);
        }
        return observations;
    }
}
