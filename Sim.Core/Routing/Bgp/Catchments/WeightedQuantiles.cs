namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>Values with weights, asked for quantiles.</summary>
internal sealed class WeightedQuantiles
{
    private readonly long[] _values;
    private readonly double[] _upTo;

    /// <param name="weights">Not negative; changed, as are the values.</param>
    public WeightedQuantiles(long[] values, double[] weights)
    {
        Array.Sort(values, weights);
        _values = values;
        _upTo = weights;
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            _upTo[i] = sum;
        }
    }

    /// <summary>The least value up to which at least the given share of the weight lies; 0 where there is no
    /// weight.</summary>
    public long At(double share)
    {
        if (_upTo.Length == 0 || _upTo[^1] <= 0)
        {
            return 0;
        }
        // Values without weight in front are no answer, also to a share of 0.
        double wanted = Math.Max(share * _upTo[^1], double.Epsilon);
        int at = Array.BinarySearch(_upTo, wanted);
        at = at < 0 ? ~at : at;
        while (at > 0 && _upTo[at - 1] >= wanted)
        {
            at--;
        }
        return _values[Math.Min(at, _values.Length - 1)];
    }
}
