using System.Globalization;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>One measure of a simulated queue beside its closed form.</summary>
internal sealed record QueueVerdict(QueueMeasure Measure, double Theory, ReplicationInterval Simulated)
{
    public bool Agrees => Simulated.Covers(Theory);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  {Measure, -16} theory {Theory, 10:0.00000}  simulated {Simulated.Mean, 10:0.00000} +- "
                + $"{Simulated.HalfWidth:0.00000}{(Agrees ? "" : "  DIFFERS")}"
        );
}
