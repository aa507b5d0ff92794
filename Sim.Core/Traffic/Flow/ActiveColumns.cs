using System.Numerics;

namespace Sim.Core.Traffic.Flow;

/// <summary>
/// The columns (addresses) of every group in which there are users or requests: in quiet times one or two of many.
/// </summary>
internal sealed class ActiveColumns
{
    /// <summary>Most addresses of a platform, one column more for no usable address.</summary>
    public const int MostColumns = 64;

    private readonly ulong[] _bits;

    /// <exception cref="ArgumentOutOfRangeException">More than 64 columns.</exception>
    public ActiveColumns(int groupCount, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, MostColumns);
        _bits = new ulong[groupCount];
    }

    public void Add(int group, int column) => _bits[group] |= 1UL << column;

    public void Remove(int group, int column) => _bits[group] &= ~(1UL << column);

    /// <summary>The active columns of a group as of now, ascending; changes while enumerating are not seen.</summary>
    public Columns Of(int group) => new(_bits[group]);

    public struct Columns(ulong bits)
    {
        private ulong _left = bits;

        public int Current { get; private set; }

        public readonly Columns GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }
            Current = BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}
