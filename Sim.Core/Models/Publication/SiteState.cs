using Sim.Core.Models.Faults;

namespace Sim.Core.Models.Publication;

/// <summary>One site behind its public address.</summary>
/// <param name="Fault">What the site as a whole does to traffic.</param>
/// <param name="Blades">Its blades; never written after publication.</param>
/// <param name="IsDraining">Whether it fails its health checks on purpose while it still serves.</param>
public sealed record SiteState(Impairment Fault, BladeState[] Blades, bool IsDraining)
{
    public int AnnouncedCount
    {
        get
        {
            int count = 0;
            foreach (BladeState blade in Blades)
            {
                count += blade.Announced ? 1 : 0;
            }
            return count;
        }
    }

    /// <summary>What a new connection meets on average: the site, then the blade that ECMP picks.</summary>
    public Impairment ForNewConnection()
    {
        int announced = AnnouncedCount;
        if (announced == 0)
        {
            return new Impairment(1, 0, 0, 0, default);
        }
        double refused = 0;
        double blackholed = 0;
        double errors = 0;
        double delayed = 0;
        Quantities.SimDuration mean = default;
        foreach (BladeState blade in Blades)
        {
            if (blade.Announced)
            {
                double share = 1.0 / announced;
                refused += share * blade.Fault.RefusedShare;
                blackholed += share * blade.Fault.BlackholedShare;
                errors += share * blade.Fault.ErrorShare;
                delayed += share * blade.Fault.DelayedShare;
                mean += blade.Fault.MeanDelay * share;
            }
        }
        Quantities.SimDuration delay = delayed > 0 ? mean * (1 / delayed) : default;
        return Fault.Then(new Impairment(refused, blackholed, errors, delayed, delay));
    }
}
