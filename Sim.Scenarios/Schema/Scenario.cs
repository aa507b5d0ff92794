using NodaTime;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>
/// A scenario file, as parsed: what the platform is, who uses it, what happens to it, and what must hold.
/// </summary>
public sealed record Scenario
{
    /// <summary>Version of this format; 1 is the only one.</summary>
    [Limits(AtLeast = "1", AtMost = "1")]
    public required int Format { get; init; }

    /// <summary>Lower-case letters, digits and hyphens; names the run folder.</summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>
    /// Calendar time of the first instant, UTC; local times of day follow from it. From 1970 to the begin of 2200: what
    /// the rules of time zones are made for, and far from the ends of the calendar.
    /// </summary>
    [Limits(AtLeast = "1970-01-01T00:00:00Z", AtMost = "2200-01-01T00:00:00Z")]
    public required Instant Start { get; init; }

    /// <summary>Length of the run: more than 0, at most 31 days.</summary>
    [Limits(MoreThan = "0s", AtMost = "31d")]
    public required SimDuration Duration { get; init; }

    /// <summary>
    /// How long from the start is not measured, so that what a start does to results does not count: 0 or more, less
    /// than the run. Thresholds with a window, incidents, costs and series are of all that ran. Default: 0s.
    /// </summary>
    [Limits(AtMost = "31d")]
    public SimDuration WarmUp { get; init; } = SimDuration.Zero;

    /// <summary>Master seed of every random stream.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The data plane that carries the traffic.</summary>
    public Fidelity Fidelity { get; init; } = Fidelity.Flow;

    /// <summary>
    /// Part of the users that the request plane simulates, such as <c>1/100</c>; capacities shrink with them, and
    /// results count for all. At least 1/1000; default 1: everybody.
    /// </summary>
    [Limits(AtLeast = "1/1000", AtMost = "1")]
    public SampleShare Sampling { get; init; } = SampleShare.All;

    /// <summary>
    /// Longest step of the flow plane, 1 s to 60 s. Default 10 s: an assumption; demand is constant within it.
    /// </summary>
    [Limits(AtLeast = "1s", AtMost = "60s")]
    public SimDuration Step { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>What users ask for. Exactly one service in format 1.</summary>
    [Items(AtLeast = 1, AtMost = 1)]
    public required IReadOnlyList<Service> Services { get; init; }

    public required Demand Demand { get; init; }

    public Resolvers Resolvers { get; init; } = new();

    public Clients Clients { get; init; } = new();

    public Network Network { get; init; } = new();

    public IReadOnlyList<Site> Sites { get; init; } = [];

    public IReadOnlyList<FrontEnd> FrontEnds { get; init; } = [];

    public IReadOnlyList<Pool> Pools { get; init; } = [];

    /// <summary>Data stores that pods call.</summary>
    public IReadOnlyList<DataStore> DataStores { get; init; } = [];

    public required Dns Dns { get; init; }

    /// <summary>Prices that take the place of those of <c>data/prices</c>.</summary>
    public Prices Prices { get; init; } = new();

    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>Changes in stages, each of which is watched before the next begins. Default: none.</summary>
    public Migration? Migration { get; init; }

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>
    /// Expressions such as <c>latency{country=FR}: p(99) &lt; 250ms</c>; the run fails when one does not hold.
    /// </summary>
    public IReadOnlyList<string> Thresholds { get; init; } = [];

    /// <summary>The same with other values, for <c>--variant</c> and for comparisons.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];
}
