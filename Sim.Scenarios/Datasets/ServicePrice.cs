using NodaTime;

namespace Sim.Scenarios.Datasets;

/// <summary>What one unit of a service costs in <c>data/prices/services.csv</c>.</summary>
/// <param name="Name">Which service.</param>
/// <param name="Usd">Of one unit.</param>
/// <param name="Unit">As in the table: hour, month, GB, GiB, million, Mbps-month.</param>
/// <param name="AsOf">When the price was read.</param>
/// <param name="Source">doc, recalled or assumption.</param>
public sealed record ServicePrice(string Name, double Usd, string Unit, LocalDate AsOf, string Source);
