using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Models.Bgp;

/// <summary>
/// The latest changes of best routes, each with a fingerprint of all best routes after it: shows whether they go round.
/// </summary>
internal sealed class RouteHistory(int speakers)
{
    private const int Size = 1 << 14;

    /// <summary>How often a sequence must have come for a cycle.</summary>
    private const int Repeats = 3;

    private readonly Entry[] _entries = new Entry[Size];
    private readonly ulong[] _current = new ulong[speakers];
    private ulong _state;
    private long _count;

    /// <summary>Best routes stay as they are; what led to them is forgotten.</summary>
    public void Clear() => _count = 0;

    public void Add(SimTime now, int speaker, int chosen, int route)
    {
        ulong choice = SplitMix64.Finish(((ulong)(uint)chosen << 32) | (uint)route);
        ulong print = SplitMix64.Finish(choice ^ ((ulong)(uint)speaker << 32));
        _state ^= print ^ _current[speaker];
        _current[speaker] = print;
        _entries[_count++ % Size] = new Entry(now, _state, speaker, chosen, route);
    }

    /// <param name="textOf">Of a speaker, its choice and its route.</param>
    public Oscillation Oscillation(Func<int, string> nameOf, Func<int, int, int, string> textOf)
    {
        int count = (int)Math.Min(_count, Size);
        int period = Period(count);
        int shown = period > 0 ? period : Math.Min(count, Size / Repeats);
        Dictionary<int, List<string>> routes = [];
        List<int> order = [];
        for (int back = shown; back >= 1; back--)
        {
            Entry entry = At(back);
            if (!routes.TryGetValue(entry.Speaker, out List<string>? texts))
            {
                routes.Add(entry.Speaker, texts = []);
                order.Add(entry.Speaker);
            }
            string text = textOf(entry.Speaker, entry.Chosen, entry.Route);
            if (!texts.Contains(text, StringComparer.Ordinal))
            {
                texts.Add(text);
            }
        }
        SimDuration? time =
            period > 0 ? (At(1).At - At(1 + ((Repeats - 1) * period)).At) * (1.0 / (Repeats - 1)) : null;
        return new Oscillation(
            [.. order.Select(speaker => new OscillatingSpeaker(nameOf(speaker), routes[speaker]))],
            time,
            shown
        );
    }

    /// <summary>Changes after which the fingerprints come again in the same order; 0 when they do not.</summary>
    private int Period(int count)
    {
        for (int period = 1; period * Repeats <= count; period++)
        {
            if (At(1).State == At(1 + period).State && IsPeriod(period))
            {
                return period;
            }
        }
        return 0;
    }

    private bool IsPeriod(int period)
    {
        for (int back = 1; back <= period * (Repeats - 1); back++)
        {
            if (At(back).State != At(back + period).State)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>1 is the latest.</summary>
    private Entry At(int back) => _entries[(_count - back) % Size];

    private readonly record struct Entry(SimTime At, ulong State, int Speaker, int Chosen, int Route);
}
