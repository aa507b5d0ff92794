using Sim.Core.Models.Faults;

namespace Sim.Core.Models.Routes;

/// <summary>How packets get from vantages to sites, and how that follows what changes.</summary>
public interface IRouteModel
{
    /// <summary>Publishes the present state; called once before the run.</summary>
    void Publish();

    /// <summary>A planned announcement or withdrawal of a site's prefix.</summary>
    /// <param name="site">By index in the platform.</param>
    void SetAnnounced(int site, bool announced);

    /// <summary>To be told when a fault of an upstream, a link or a site has begun or ended.</summary>
    void OnFault(FaultSpec fault);
}
