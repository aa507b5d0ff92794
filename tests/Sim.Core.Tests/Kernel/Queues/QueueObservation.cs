namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>What one replication measured.</summary>
internal sealed class QueueObservation
{
    private readonly double[] _values = new double[Enum.GetValues<QueueMeasure>().Length];

    public double this[QueueMeasure measure]
    {
        get => _values[(int)measure];
        init => _values[(int)measure] = value;
    }

    /// <summary>A weighted sum of two replications, measure by measure.</summary>
    public static QueueObservation Combine(double weight, QueueObservation a, double otherWeight, QueueObservation b)
    {
        var sum = new QueueObservation();
        for (int i = 0; i < sum._values.Length; i++)
        {
            sum._values[i] = (weight * a._values[i]) + (otherWeight * b._values[i]);
        }
        return sum;
    }
}
