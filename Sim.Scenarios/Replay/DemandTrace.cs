using Sim.Core.Quantities;

namespace Sim.Scenarios.Replay;

/// <summary>What users of countries asked for over time, as it was measured.</summary>
/// <param name="Parts">At least one; all of one interval and length.</param>
public sealed record DemandTrace(IReadOnlyList<DemandTracePart> Parts)
{
    public SimDuration Length => Parts[0].Trace.Length;

    /// <summary>The busiest interval of all parts together.</summary>
    public RequestRate Peak
    {
        get
        {
            double peak = 0;
            for (int i = 0; i < Parts[0].Trace.Rates.Count; i++)
            {
                peak = Math.Max(peak, Parts.Sum(part => part.Trace.Rates[i]));
            }
            return new RequestRate(peak);
        }
    }
}
