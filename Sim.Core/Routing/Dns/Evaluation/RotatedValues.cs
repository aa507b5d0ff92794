using System.Collections;

namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>A window on a list of values that starts in the middle and wraps around.</summary>
internal sealed class RotatedValues(string[] values, int start, int count) : IReadOnlyList<string>
{
    public int Count => count;

    public string this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            return values[(start + index) % values.Length];
        }
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (int index = 0; index < count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", this);
}
