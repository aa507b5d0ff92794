using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic;

/// <summary>A data plane: it carries the demand over what the control plane has published.</summary>
public interface ITrafficPlane : ISnapshotListener, IResolutionListener
{
    /// <summary>The account of all requests so far.</summary>
    RequestLedger Ledger { get; }

    /// <summary>Largest request rate of a step so far, requests per second.</summary>
    double PeakRate { get; }

    /// <summary>Begins at the kernel's present time with connections open as cached answers have it.</summary>
    void Start();

    /// <summary>Carries the traffic up to a moment under the conditions that hold until then.</summary>
    void AdvanceTo(SimTime time);

    /// <summary>Puts what has been carried until now into the record; called once, at the end.</summary>
    void Finish();

    /// <summary>Adds somebody who is told of every step.</summary>
    void Subscribe(IStepListener listener);

    /// <summary>Requests per second of a client group in the last step.</summary>
    double RateOf(int group);

    /// <summary>The share of a group's users whose cached answer is an address.</summary>
    double CachedShareOf(int group, int address);

    /// <summary>
    /// Where a group's users are bound for now: by their open connection, or by the address they hold.
    /// </summary>
    /// <param name="group">The group.</param>
    /// <param name="shares">By endpoint, then one last entry for no usable address; filled with shares that sum to
    /// 1.</param>
    void FillDirected(int group, Span<double> shares);

    /// <summary>Requests of a group that have been given up so far.</summary>
    /// <param name="group">The group.</param>
    /// <param name="counts">By endpoint at which the last attempt failed, then one last entry for none; all
    /// filled.</param>
    void FillFailed(int group, Span<double> counts);

    /// <summary>
    /// Connections to an endpoint that broke so far because their other end was gone or knew them no more.
    /// </summary>
    double ResetsAt(int endpoint);

    /// <summary>Largest utilization of any resource of an endpoint in the last step, 1 is full.</summary>
    double UtilizationOf(int endpoint);

    /// <summary>Pods that the requests reaching an endpoint would have kept busy in the last step, 0 or more.</summary>
    double PodsNeededAt(int endpoint);
}
