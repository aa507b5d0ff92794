using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Publication;

/// <summary>The pods of one pool as those who send them requests see them.</summary>
/// <param name="Serving">Pods that requests are sent to.</param>
/// <param name="Fault">What these pods (or their region) do to requests.</param>
public readonly record struct PoolState(int Serving, Impairment Fault)
{
    /// <summary>Pods that were left out because they do not reply.</summary>
    public int LeftOut { get; init; }

    /// <summary>
    /// Those of <see cref="Serving"/> that have stopped while requests are still sent to them: they refuse, and
    /// <see cref="Fault"/> says so for all.
    /// </summary>
    public int Stopped { get; init; }

    /// <summary>Those of <see cref="Serving"/> that work.</summary>
    public int Working => Serving - Stopped;

    /// <summary>
    /// What pods that work no more since the state before have left to finish their requests, 0 or more; null: as long
    /// as they need.
    /// </summary>
    public SimDuration? KillAfter { get; init; }

    /// <summary>Pods that have begun to serve cold since the start, where pods warm up; else 0.</summary>
    public long ColdStarts { get; init; }

    /// <summary>Pods that are endpoints, those that were left out among them.</summary>
    public int Endpoints => Serving + LeftOut;

    /// <summary>The same with further pods that requests are sent to, and that refuse them.</summary>
    internal PoolState WithStopped(int stopped)
    {
        int all = Serving + stopped;
        double share = Serving / (double)all;
        return this with
        {
            Serving = all,
            Stopped = stopped,
            Fault = Fault with
            {
                RefusedShare = (stopped / (double)all) + (share * Fault.RefusedShare),
                BlackholedShare = share * Fault.BlackholedShare,
            },
        };
    }
}
