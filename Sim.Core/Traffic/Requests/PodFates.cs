using Sim.Core.Models.Faults;
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
    private (double Silent, double Broken)[] _shares = [];

    public bool AreSound { get; private set; } = true;

    public void Follow(in Impairment fault, int pods)
    {
        if (fault.Equals(_fault) && pods == _shares.Length)
        {
            return;
        }
        _fault = fault;
        AreSound = fault.RefusedShare + fault.BlackholedShare <= 0;
        _shares = new (double, double)[pods];
        if (AreSound)
        {
            return;
        }
        int[] order = [.. Enumerable.Range(0, pods)];
        Array.Sort([.. order.Select(pod => SplitMix64.Finish((ulong)pod + 1))], order);
        double silent = fault.BlackholedShare * pods;
        double broken = silent + (fault.RefusedShare * pods);
        for (int rank = 0; rank < pods; rank++)
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
}
