using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Publication;

/// <summary>How packets get from each vantage to each site.</summary>
/// <param name="Version">Grows with every publication.</param>
/// <param name="At">When it was published.</param>
/// <param name="VantageCount">Length of a row.</param>
/// <param name="Upstreams">Row per site, column per vantage: index of the upstream in use, -1 without a route.</param>
/// <param name="Paths">The same shape: what links and upstreams do to the traffic.</param>
public sealed record RouteSnapshot(long Version, SimTime At, int VantageCount, sbyte[] Upstreams, Impairment[] Paths)
{
    public int UpstreamOf(int site, int vantage) => Upstreams[(site * VantageCount) + vantage];

    public ref readonly Impairment PathOf(int site, int vantage) => ref Paths[(site * VantageCount) + vantage];
}
