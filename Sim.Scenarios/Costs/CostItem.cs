namespace Sim.Scenarios.Costs;

/// <summary>One line of a bill.</summary>
/// <param name="Name">What is paid for, such as <c>nodes</c>.</param>
/// <param name="Part">The site, pool or front end; null: all together.</param>
/// <param name="Quantity">How much, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Such as <c>node-hours of n2-standard-8</c>.</param>
/// <param name="UnitUsd">Price of one unit, USD.</param>
public sealed record CostItem(string Name, string? Part, double Quantity, string Unit, double UnitUsd)
{
    public double Usd => Quantity * UnitUsd;
}
