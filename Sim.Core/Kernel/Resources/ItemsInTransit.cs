namespace Sim.Core.Kernel.Resources;

/// <summary>Items by number, each taken once.</summary>
internal sealed class ItemsInTransit<T>
{
    private Place[] _places = new Place[4];
    private int _count;
    private int _free = -1;

    /// <returns>A number that no item had before (but for 2^32 uses of one place).</returns>
    public long Add(T item)
    {
        int index = _free;
        if (index >= 0)
        {
            _free = _places[index].NextFree;
        }
        else
        {
            if (_count == _places.Length)
            {
                Array.Resize(ref _places, _count * 2);
            }
            index = _count++;
        }
        ref Place place = ref _places[index];
        place.Item = item;
        return ((long)place.Use << 32) | (uint)index;
    }

    /// <exception cref="InvalidOperationException">It was taken before.</exception>
    public T Take(long number)
    {
        if (!IsThere(number))
        {
            throw new InvalidOperationException("What Put has returned is awaited once.");
        }
        int index = (int)number;
        ref Place place = ref _places[index];
        T item = place.Item!;
        place.Item = default;
        place.Use++;
        place.NextFree = _free;
        _free = index;
        return item;
    }

    /// <summary>Takes it unless it was taken before.</summary>
    public void Discard(long number)
    {
        if (IsThere(number))
        {
            Take(number);
        }
    }

    private bool IsThere(long number) => _places[(int)number].Use == (uint)(number >> 32);

    private struct Place
    {
        public T? Item;
        public uint Use;
        public int NextFree;
    }
}
