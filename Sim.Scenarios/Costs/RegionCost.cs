namespace Sim.Scenarios.Costs;

/// <summary>What the users of one region cost.</summary>
/// <param name="Region">Lower-case continent code.</param>
/// <param name="Usd">Their part of the bill.</param>
/// <param name="Answered">Their answered requests.</param>
public sealed record RegionCost(string Region, double Usd, double Answered)
{
    /// <summary>Null without answered requests.</summary>
    public double? UsdPerMillion => Answered > 0 ? Usd / Answered * 1e6 : null;
}
