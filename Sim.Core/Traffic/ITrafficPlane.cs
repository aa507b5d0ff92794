using Sim.Core.Quantities;

namespace Sim.Core.Traffic;

/// <summary>A data plane: it carries the demand over what the control plane has published.</summary>
public interface ITrafficPlane
{
    /// <summary>Begins at the kernel's present time with connections open as cached answers have it.</summary>
    void Start();

    /// <summary>Carries the traffic up to a moment under the conditions that hold until then.</summary>
    void AdvanceTo(SimTime time);

    /// <summary>The account of all requests so far.</summary>
    RequestLedger Ledger { get; }
}
