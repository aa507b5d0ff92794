using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Models.Bgp;

/// <summary>
/// The latest changes of best routes, and after each instant a fingerprint of all best routes: shows whether they go
/// round.
/// </summary>
internal sealed class RouteHistory(int speakers)
{
    private const int Size = 1 << 14;

    /// <summary>How often a sequence must have come for a cycle.</summary>
    private const int Repeats = 3;

    private readonly Change[] _changes = new Change[Size];
    private readonly Instant[] _instants = new Instant[Size];
    private readonly ulong[] _current = new ulong[speakers];
    private ulong _state;
    private long _changeCount;
    private long _instantCount;

    /// <summary>Best routes stay as they are; what led to them is forgotten.</summary>
    public void Clear() => (_changeCount, _instantCount) = (0, 0);

    public void Add(SimTime now, int speaker, int chosen, int route)
    {
        ulong choice = SplitMix64.Finish(((ulong)(uint)chosen << 32) | (uint)route);
        ulong print = SplitMix64.Finish(choice ^ ((ulong)(uint)speaker << 32));
        _state ^= print ^ _current[speaker];
        _current[speaker] = print;
        // In what order things happen within an instant is of no interest.
        bool isNew = _instantCount == 0 || InstantAt(1).At != now;
        long first = isNew ? _changeCount : InstantAt(1).FirstChange;
        _instantCount += isNew ? 1 : 0;
        _instants[(_instantCount - 1) % Size] = new Instant(now, _state, first);
        _changes[_changeCount++ % Size] = new Change(speaker, chosen, route);
    }

    /// <param name="textOf">Of a speaker, its choice and its route.</param>
    public Oscillation Oscillation(Func<int, string> nameOf, Func<int, int, int, string> textOf)
    {
        int period = Period((int)Math.Min(_instantCount, Size));
        long changes = period > 0 ? _changeCount - InstantAt(period).FirstChange : _changeCount;
        int shown = (int)Math.Min(changes, Size);
        Dictionary<int, List<string>> routes = [];
        List<int> order = [];
        for (long at = _changeCount - shown; at < _changeCount; at++)
        {
            Change change = _changes[at % Size];
            if (!routes.TryGetValue(change.Speaker, out List<string>? texts))
            {
                routes.Add(change.Speaker, texts = []);
                order.Add(change.Speaker);
            }
            string text = textOf(change.Speaker, change.Chosen, change.Route);
            if (!texts.Contains(text, StringComparer.Ordinal))
            {
                texts.Add(text);
            }
        }
        SimDuration? time =
            period > 0 ? (InstantAt(1).At - InstantAt(1 + ((Repeats - 1) * period)).At) * (1.0 / (Repeats - 1)) : null;
        return new Oscillation(
            [.. order.Select(speaker => new OscillatingSpeaker(nameOf(speaker), routes[speaker]))],
            time,
            shown
        );
    }

    /// <summary>Instants after which the fingerprints come again in the same order; 0 when they do not.</summary>
    private int Period(int count)
    {
        for (int period = 1; period * Repeats <= count; period++)
        {
            if (InstantAt(1).State == InstantAt(1 + period).State && IsPeriod(period))
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
            if (InstantAt(back).State != InstantAt(back + period).State)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>1 is the latest.</summary>
    private Instant InstantAt(int back) => _instants[(_instantCount - back) % Size];

    /// <param name="State">A fingerprint of all best routes at its end.</param>
    private readonly record struct Instant(SimTime At, ulong State, long FirstChange);

    private readonly record struct Change(int Speaker, int Chosen, int Route);
}
