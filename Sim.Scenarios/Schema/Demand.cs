using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>Who asks, how much, and when.</summary>
public sealed record Demand
{
    /// <summary>
    /// <c>builtin</c>: every country of <c>data/countries.csv</c>; otherwise the file to use instead, same columns.
    /// </summary>
    public string Countries { get; init; } = "builtin";

    /// <summary>
    /// Share of a day's requests that each country (ISO 3166 alpha-2) has; what is left over is shared by the other
    /// countries in proportion to their internet users. Shares add up to 100 % at most.
    /// </summary>
    [Limits(AtMost = "100%")]
    [TextForm(TextFormAttribute.Country, TextFormAttribute.CountryExpectation)]
    public IReadOnlyDictionary<string, Ratio> Audience { get; init; } = new Dictionary<string, Ratio>();

    /// <summary>
    /// Whether large countries are divided by place, for latency, local time and records for US states. Default
    /// countries: areas make a run about a fifth slower.
    /// </summary>
    public DemandSplit Split { get; init; } = DemandSplit.Countries;

    /// <summary>
    /// Least share of a day's requests of a country that is divided. Default 1 %: an assumption, to bound the cost.
    /// </summary>
    [Limits(AtMost = "100%")]
    public Ratio SplitFrom { get; init; } = new(0.01);

    /// <summary>
    /// The largest request rate of all countries together in a day without surges; with a trace that of its busiest
    /// interval.
    /// </summary>
    [Limits(MoreThan = "0rps", AtMost = "1000000krps")]
    public required RequestRate Peak { get; init; }

    public DemandShape Shape { get; init; } = DemandShape.Diurnal;

    /// <summary>
    /// A CSV file (<c>time,country,requests</c>, also <c>.gz</c>) that is replayed in place of <see cref="Shape"/>,
    /// from its first row at the start of the run. With a column <c>country</c> it also says who asks, in place of
    /// <see cref="Audience"/>; without one it is the demand of all countries together. Default: none.
    /// </summary>
    public string? Trace { get; init; }

    public IReadOnlyList<Surge> Surges { get; init; } = [];
}
