using System.Globalization;
using MathNet.Numerics.Distributions;
using Sim.Core.Kernel;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>Compares what replications of a simulated queue measured with its closed form.</summary>
/// <remarks>
/// Every measure is judged by the interval of the independent replications: a right simulation leaves a single interval
/// once in a thousand seeds. Each verdict is printed, theory beside simulation.
/// </remarks>
internal static class QueueJudge
{
    public const double Confidence = 0.999;

    private const double LateQuantile = 0.9;

    /// <summary>A recorder that counts as late what one in ten exceeds, where the distributions are known.</summary>
    public static QueueRecorder RecorderFor(StationaryQueue theory, SimulationKernel kernel) =>
        theory is MarkovianQueue markovian
            ? new QueueRecorder(kernel)
            {
                LateWait = markovian.WaitQuantile(LateQuantile),
                LateSojourn = markovian.SojournQuantile(LateQuantile),
            }
            : new QueueRecorder(kernel);

    /// <summary>Asserts that theory lies within the interval of every measure that it knows.</summary>
    /// <param name="name">What was simulated, for the output.</param>
    /// <param name="theory">The closed form.</param>
    /// <param name="replications">Independent, in steady state; recorded by <see cref="RecorderFor"/>.</param>
    public static void Confirm(string name, StationaryQueue theory, IReadOnlyList<QueueObservation> replications)
    {
        QueueVerdict[] verdicts = Judge(theory, replications);
        TestContext.Out.WriteLine($"{name}, {replications.Count} replications");
        foreach (QueueVerdict verdict in verdicts)
        {
            TestContext.Out.WriteLine(verdict);
        }
        Assert.That(verdicts.Where(verdict => !verdict.Agrees), Is.Empty, name);
    }

    /// <summary>The verdict on every measure that theory knows.</summary>
    public static QueueVerdict[] Judge(StationaryQueue theory, IReadOnlyList<QueueObservation> replications) =>
        [
            .. from measure in Enum.GetValues<QueueMeasure>()
            let expected = Expected(theory, measure)
            where expected is not null
            select new QueueVerdict(measure, expected.Value, IntervalOf(measure, replications)),
        ];

    /// <summary>
    /// Asserts that replications scatter as the variance says that their length was chosen by: chi-square, two-sided.
    /// </summary>
    /// <param name="measure">The one that the length was chosen for.</param>
    /// <param name="variance">Of a single replication, by theory.</param>
    /// <param name="replications">Independent.</param>
    public static void ConfirmSpread(
        QueueMeasure measure,
        double variance,
        IReadOnlyList<QueueObservation> replications
    )
    {
        int freedom = replications.Count - 1;
        double statistic = freedom * IntervalOf(measure, replications).Variance / variance;
        double low = ChiSquared.InvCDF(freedom, (1 - Confidence) / 2);
        double high = ChiSquared.InvCDF(freedom, (1 + Confidence) / 2);
        TestContext.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{measure}: spread over theory {statistic / freedom:0.000}, "
                    + $"expected {low / freedom:0.000} to {high / freedom:0.000}"
            )
        );
        Assert.That(statistic, Is.InRange(low, high));
    }

    private static ReplicationInterval IntervalOf(QueueMeasure measure, IReadOnlyList<QueueObservation> replications) =>
        ReplicationInterval.Of([.. replications.Select(replication => replication[measure])], Confidence);

    /// <summary>What theory says, or null where it does not know.</summary>
    public static double? Expected(StationaryQueue theory, QueueMeasure measure) =>
        (measure, theory) switch
        {
            (QueueMeasure.Utilization, _) => theory.Utilization,
            (QueueMeasure.NumberInSystem, _) => theory.MeanNumberInSystem,
            (QueueMeasure.NumberInQueue, _) => theory.MeanNumberInQueue,
            (QueueMeasure.Throughput, _) => theory.Throughput.PerSecond,
            (QueueMeasure.LossShare, _) => theory.LossProbability,
            (QueueMeasure.WaitShare, _) => theory.WaitProbability,
            (QueueMeasure.MeanWait, _) => theory.MeanWait.TotalSeconds,
            (QueueMeasure.MeanSojourn, _) => theory.MeanSojourn.TotalSeconds,
            (QueueMeasure.LateWaitShare, MarkovianQueue known) => known.WaitExceeds(known.WaitQuantile(LateQuantile)),
            (QueueMeasure.LateSojournShare, MarkovianQueue known) => known.SojournExceeds(
                known.SojournQuantile(LateQuantile)
            ),
            (QueueMeasure.LittleGap, _) => 0,
            _ => null,
        };
}
