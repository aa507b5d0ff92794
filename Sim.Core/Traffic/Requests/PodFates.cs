using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;
using Sim.Core.Randomness;

namespace Sim.Core.Traffic.Requests;

/// <summary>Which pods of a pool are broken: the same ones for every request.</summary>
/// <remarks>
/// Shares become pods in an order that has nothing to do with the turn in which pods are picked. Where a share is no
/// whole number of pods, one of them is broken for a part of its requests.
/// </remarks>
internal sealed class PodFates
{
    private Impairment _fault;
    private int _working;
    private (double Silent, double Broken)[] _shares = [];

    /// <summary>
    /// By place in the list of a balancer, and the other way round; empty while the two are the same.
    /// </summary>
    private int[] _podAt = [];
    private int[] _placeOf = [];

    public bool AreSound { get; private set; } = true;

    /// <summary>Pods that requests are sent to: those with a queue, then those that have stopped.</summary>
    public int Count => _shares.Length;

    /// <summary>The pod at a place in the list of a balancer.</summary>
    public int PodAt(int place) => _podAt.Length > 0 ? _podAt[place] : place;

    /// <summary>Where a balancer has a pod in its list.</summary>
    public int PlaceOf(int pod) => pod < _placeOf.Length ? _placeOf[pod] : pod;

    /// <param name="state">As published.</param>
    /// <param name="working">Pods with a queue: all that work, or a sample of them.</param>
    public void Follow(in PoolState state, int working)
    {
        Impairment fault = state.Fault;
        double sampled = state.Working > 0 ? working / (double)state.Working : 1;
        int stopped = (int)Math.Round(state.Stopped * sampled);
        int pods = working + stopped;
        if (fault.Equals(_fault) && working == _working && pods == _shares.Length)
        {
            return;
        }
        _fault = fault;
        _working = working;
        (_podAt, _placeOf) = stopped > 0 ? Shuffled(pods) : ([], []);
        AreSound = fault.RefusedShare + fault.BlackholedShare <= 0;
        _shares = new (double, double)[pods];
        if (AreSound)
        {
            return;
        }
        _shares.AsSpan(working).Fill((0, 1));
        int[] order = [.. Enumerable.Range(0, working)];
        Array.Sort([.. order.Select(pod => SplitMix64.Finish((ulong)pod + 1))], order);
        double silent = fault.BlackholedShare * pods;
        double broken = silent + Math.Max(0, (fault.RefusedShare * pods) - stopped);
        for (int rank = 0; rank < working; rank++)
        {
            _shares[order[rank]] = (Math.Clamp(silent - rank, 0, 1), Math.Clamp(broken - rank, 0, 1));
        }
    }

    public Fate Of(int pod, RandomStream chance)
    {
        (double silent, double broken) = _shares[pod];
        if (broken <= 0)
        {
            return Fate.Passed;
        }
        double uniform = broken < 1 || silent is > 0 and < 1 ? chance.NextDouble() : 0;
        return uniform < silent ? Fate.Lost
            : uniform < broken ? Fate.Refused
            : Fate.Passed;
    }

    /// <summary>Pods that have stopped are not next to each other in a list but by chance.</summary>
    private static (int[] PodAt, int[] PlaceOf) Shuffled(int pods)
    {
        int[] podAt = [.. Enumerable.Range(0, pods)];
        Array.Sort([.. podAt.Select(pod => SplitMix64.Finish((ulong)pod + 1))], podAt);
        var placeOf = new int[pods];
        foreach ((int place, int pod) in podAt.Index())
        {
            placeOf[pod] = place;
        }
        return (podAt, placeOf);
    }
}
