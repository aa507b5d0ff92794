namespace Sim.Core.Statistics;

// TwoSum (Knuth, The Art of Computer Programming 2, 4.2.2) gives the rounding error of each addition exactly and
// without a branch; the errors are summed apart, as in Neumaier's variant of Kahan's sum (ZAMM 54, 1974).
/// <summary>
/// A sum of doubles whose error does not grow with the number of terms: about two roundings of the result, plus 1e-32
/// of the sum of magnitudes per term.
/// </summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _error;

    public readonly double Value => _sum + _error;

    public void Add(double term)
    {
        double sum = _sum + term;
        double added = sum - _sum;
        _error += _sum - (sum - added) + (term - added);
        _sum = sum;
    }

    public void Add(CompensatedSum other)
    {
        Add(other._sum);
        _error += other._error;
    }
}
