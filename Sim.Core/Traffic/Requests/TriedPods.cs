namespace Sim.Core.Traffic.Requests;

/// <summary>The pods that requests have tried in vain, by the slot of the request.</summary>
/// <remarks>Only requests that met a broken pod have any; their lists are used again.</remarks>
internal sealed class TriedPods
{
    private int[][] _pods = [];
    private int[] _counts = [];
    private long[] _began = [];

    public ReadOnlySpan<int> Of(int slot) => slot < _counts.Length ? _pods[slot].AsSpan(0, _counts[slot]) : [];

    /// <summary>When the first try of a request began; now, when this is the first.</summary>
    public long BeganOf(int slot, long now) => Of(slot).IsEmpty ? now : _began[slot];

    public void Add(int slot, int pod, long began)
    {
        if (slot >= _counts.Length)
        {
            int room = Math.Max(1_024, Math.Max(slot + 1, 2 * _counts.Length));
            int known = _pods.Length;
            Array.Resize(ref _pods, room);
            Array.Resize(ref _counts, room);
            Array.Resize(ref _began, room);
            _pods.AsSpan(known).Fill([]);
        }
        ref int[] pods = ref _pods[slot];
        ref int count = ref _counts[slot];
        if (count == 0)
        {
            _began[slot] = began;
        }
        if (count == pods.Length)
        {
            Array.Resize(ref pods, Math.Max(4, 2 * count));
        }
        pods[count++] = pod;
    }

    public void Clear(int slot)
    {
        if (slot < _counts.Length)
        {
            _counts[slot] = 0;
        }
    }
}
