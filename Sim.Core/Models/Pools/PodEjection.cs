using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;

namespace Sim.Core.Models.Pools;

/// <summary>
/// Health checks of endpoints: pods that have given no reply for a while are left out of the endpoints, and come back
/// as long after they reply again.
/// </summary>
/// <remarks>Pods that answer, if with errors or late, stay: the checks are taken to be shallow.</remarks>
internal sealed class PodEjection
{
    private readonly Queue<Impairment> _seen = new();
    private double _refused;
    private double _blackholed;

    /// <summary>
    /// The pods have begun to behave like this; <see cref="Notice"/> is called as long after each such call as checks
    /// need.
    /// </summary>
    public void See(in Impairment present) => _seen.Enqueue(present);

    /// <summary>
    /// The checks have made up their minds on what was seen longest ago: what has been broken since then is left out.
    /// </summary>
    public void Notice(in Impairment present)
    {
        Impairment then = _seen.Dequeue();
        _refused = Math.Min(then.RefusedShare, present.RefusedShare);
        _blackholed = Math.Min(then.BlackholedShare, present.BlackholedShare);
    }

    /// <summary>The pool as those who send it requests see it.</summary>
    /// <param name="pods">Pods that are among the endpoints but for ejection.</param>
    /// <param name="fault">What is wrong with them now.</param>
    public PoolState StateOf(int pods, in Impairment fault)
    {
        double left = Math.Max(0, 1 - _refused - _blackholed);
        int serving = (int)Math.Round(pods * left);
        if (serving == 0)
        {
            return new PoolState(0, default) { LeftOut = pods };
        }
        // Those that are left out do no harm any more; new failures among the rest do. A new fault hits those that are
        // left out, too: among the rest it is no more than all of them.
        double refused = Math.Min(1, Math.Max(0, fault.RefusedShare - _refused) / left);
        Impairment rest = fault with
        {
            RefusedShare = refused,
            BlackholedShare = Math.Min(1 - refused, Math.Max(0, fault.BlackholedShare - _blackholed) / left),
        };
        return new PoolState(serving, rest) { LeftOut = pods - serving };
    }
}
