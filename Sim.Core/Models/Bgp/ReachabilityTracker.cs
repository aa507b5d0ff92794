namespace Sim.Core.Models.Bgp;

/// <summary>
/// Where packets of every speaker end while routes change, one at a time: follows the way from the speaker that
/// changed, and tells those behind it only when the end is another one.
/// </summary>
internal sealed class ReachabilityTracker
{
    /// <summary>In place of a next speaker: packets are dropped.</summary>
    public const int Nowhere = -1;

    /// <summary>In place of a next speaker: packets have arrived.</summary>
    public const int Here = -2;

    private readonly int[] _next;
    private readonly PacketFate[] _fates;

    // Those that send to a speaker, as a list through the arrays.
    private readonly int[] _firstBehind;
    private readonly int[] _before;
    private readonly int[] _after;
    private readonly int[] _stack;
    private readonly int[] _counts = new int[3];

    public ReachabilityTracker(int count)
    {
        _next = new int[count];
        _fates = new PacketFate[count];
        _firstBehind = new int[count];
        _before = new int[count];
        _after = new int[count];
        _stack = new int[count];
        Array.Fill(_next, Nowhere);
        Array.Fill(_fates, PacketFate.Dropped);
        Array.Fill(_firstBehind, -1);
        _counts[(int)PacketFate.Dropped] = count;
    }

    public PacketFate FateOf(int speaker) => _fates[speaker];

    public int NextOf(int speaker) => _next[speaker];

    /// <summary>Speakers whose packets have this fate.</summary>
    public int CountOf(PacketFate fate) => _counts[(int)fate];

    /// <param name="changed">Told each speaker whose fate is another one, after it has changed.</param>
    public void SetNext(int speaker, int next, Action<int, PacketFate> changed)
    {
        int old = _next[speaker];
        if (old == next)
        {
            return;
        }
        if (old >= 0)
        {
            Unlink(speaker, old);
        }
        _next[speaker] = next;
        if (next >= 0)
        {
            Link(speaker, next);
        }
        PacketFate fate = FateFrom(speaker);
        if (fate != _fates[speaker])
        {
            Spread(speaker, fate, changed);
        }
    }

    private PacketFate FateFrom(int speaker)
    {
        // Those ahead know their fate, unless their way leads back here.
        int at = _next[speaker];
        while (at >= 0 && at != speaker && _next[at] >= 0 && _fates[at] != PacketFate.Looping)
        {
            at = _next[at];
        }
        if (at >= 0 && _fates[at] == PacketFate.Looping && at != speaker)
        {
            return LoopsWithout(speaker, at);
        }
        return at == speaker ? PacketFate.Looping
            : at == Here ? PacketFate.Delivered
            : at == Nowhere ? PacketFate.Dropped
            : _next[at] == Here ? PacketFate.Delivered
            : PacketFate.Dropped;
    }

    /// <summary>The loop ahead may be one that the change has just broken.</summary>
    private PacketFate LoopsWithout(int speaker, int from)
    {
        int slow = from;
        int fast = from;
        while (true)
        {
            for (int step = 0; step < 2; step++)
            {
                if (fast == speaker)
                {
                    return PacketFate.Looping;
                }
                if (_next[fast] < 0)
                {
                    return _next[fast] == Here ? PacketFate.Delivered : PacketFate.Dropped;
                }
                fast = _next[fast];
            }
            slow = _next[slow];
            if (slow == fast)
            {
                return PacketFate.Looping;
            }
        }
    }

    private void Spread(int from, PacketFate fate, Action<int, PacketFate> changed)
    {
        int top = 0;
        _stack[top++] = from;
        Set(from, fate, changed);
        while (top > 0)
        {
            for (int behind = _firstBehind[_stack[--top]]; behind >= 0; behind = _after[behind])
            {
                if (_fates[behind] != fate)
                {
                    Set(behind, fate, changed);
                    _stack[top++] = behind;
                }
            }
        }
    }

    private void Set(int speaker, PacketFate fate, Action<int, PacketFate> changed)
    {
        PacketFate old = _fates[speaker];
        _counts[(int)old]--;
        _counts[(int)fate]++;
        _fates[speaker] = fate;
        changed(speaker, old);
    }

    private void Link(int speaker, int next)
    {
        int first = _firstBehind[next];
        _before[speaker] = -1;
        _after[speaker] = first;
        if (first >= 0)
        {
            _before[first] = speaker;
        }
        _firstBehind[next] = speaker;
    }

    private void Unlink(int speaker, int next)
    {
        (int before, int after) = (_before[speaker], _after[speaker]);
        if (before >= 0)
        {
            _after[before] = after;
        }
        else
        {
            _firstBehind[next] = after;
        }
        if (after >= 0)
        {
            _before[after] = before;
        }
    }
}
