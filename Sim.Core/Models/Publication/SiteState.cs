using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Publication;

/// <summary>One site behind its public address. Immutable; what is asked often is worked out once.</summary>
/// <param name="fault">What the site as a whole does to traffic.</param>
/// <param name="blades">Its blades; never written after publication.</param>
/// <param name="isDraining">Whether it fails its HTTP health checks on purpose while it still serves.</param>
public sealed class SiteState(Impairment fault, BladeState[] blades, bool isDraining)
{
    private readonly Impairment _newConnection = fault.Then(Ingress(blades));

    /// <summary>What the site as a whole does to traffic.</summary>
    public Impairment Fault { get; } = fault;

    /// <summary>Never written after publication.</summary>
    public BladeState[] Blades { get; } = blades;

    /// <summary>Whether it fails its HTTP health checks on purpose while it still serves.</summary>
    public bool IsDraining { get; } = isDraining;

    /// <summary>Blades that the router sends flows to.</summary>
    public int AnnouncedCount { get; } = CountAnnounced(blades);

    /// <summary>
    /// What a new connection meets on average: the site, then the blade that ECMP picks. Without a blade it is refused.
    /// </summary>
    public Impairment ForNewConnection() => _newConnection;

    private static int CountAnnounced(BladeState[] blades)
    {
        int count = 0;
        foreach (BladeState blade in blades)
        {
            count += blade.Announced ? 1 : 0;
        }
        return count;
    }

    /// <summary>
    /// Connections are spread evenly; errors and delays are those of the blades that let connections through.
    /// </summary>
    private static Impairment Ingress(BladeState[] blades)
    {
        int announced = CountAnnounced(blades);
        if (announced == 0)
        {
            return Impairment.AllRefused;
        }
        double refused = 0;
        double blackholed = 0;
        double passed = 0;
        double errors = 0;
        double delayed = 0;
        double delaySeconds = 0;
        foreach (BladeState blade in blades)
        {
            if (blade.Announced)
            {
                double through = blade.Fault.PassedShare;
                refused += blade.Fault.RefusedShare;
                blackholed += blade.Fault.BlackholedShare;
                passed += through;
                errors += through * blade.Fault.ErrorShare;
                delayed += through * blade.Fault.DelayedShare;
                delaySeconds += through * blade.Fault.MeanDelay.TotalSeconds;
            }
        }
        SimDuration delay = delayed > 0 ? SimDuration.FromSeconds(delaySeconds / delayed) : default;
        return passed > 0
            ? new Impairment(refused / announced, blackholed / announced, errors / passed, delayed / passed, delay)
            : new Impairment(refused / announced, blackholed / announced, 0, 0, default);
    }
}
