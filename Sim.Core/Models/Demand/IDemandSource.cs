using Sim.Core.Quantities;

namespace Sim.Core.Models.Demand;

/// <summary>How much users ask.</summary>
public interface IDemandSource
{
    /// <summary>Fills in the requests per second of each country at a moment.</summary>
    /// <param name="time">The moment.</param>
    /// <param name="requestsPerSecond">By index of the country's vantage; entries beyond the countries are left
    /// alone.</param>
    void Fill(SimTime time, Span<double> requestsPerSecond);
}
