using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>The power of two choices on the kernel, judged by the limit for many servers.</summary>
[TestFixture]
public sealed class SupermarketTests
{
    private const int Replications = 16;

    private static readonly PowerOfChoicesQueue s_theory = new(
        new RequestRate(0.9),
        SimDuration.FromSeconds(1),
        choices: 2
    );

    // The gap of the spectrum at 0.9 is 0.0755: 150 s are 11 times the time in which a start is forgotten by a factor
    // of e.
    private static readonly SimDuration s_warmUp = SimDuration.FromSeconds(150);

    // n servers differ from the limit by b/n + O(1/n^2) (Gast, Van Houdt 2017), here by 0.34 % for 500. Of 500 and 100
    // servers (5 L(500) - L(100)) / 4 has no b left. With the variance v per server and second its own is
    // v (25/16 / (500 t) + 1/16 / (100 t)) = v 3.75e-3 / t for t seconds in all; a half-width of 2 % of L = 2.3527
    // takes t = 3.75e-3 * 271.37 (3.29 / 0.047054)^2 = 4976 s, 311 in each replication.
    private static readonly SimDuration s_window = SimDuration.FromSeconds(311);

    [Test]
    public void Two_choices_among_500_servers_at_90_percent_load()
    {
        var many = new Supermarket(s_theory, 500);
        var few = new Supermarket(s_theory, 100);
        QueueObservation[] limit =
        [
            .. Enumerable
                .Range(0, Replications)
                .Select(replication =>
                    QueueObservation.Combine(
                        1.25,
                        many.Run(new RandomStreams(21, replication), s_warmUp, s_window),
                        -0.25,
                        few.Run(new RandomStreams(22, replication), s_warmUp, s_window)
                    )
                ),
        ];
        QueueJudge.Confirm("two choices, 500 servers", s_theory, limit);
        QueueJudge.ConfirmSpread(
            QueueMeasure.NumberInSystem,
            AsymptoticVariance.OfMeanNumber(0.9, 2) * 3.75e-3 / s_window.TotalSeconds,
            limit
        );
    }
}
