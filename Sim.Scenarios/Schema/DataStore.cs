using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>
/// A data store that pods call: a database, or whatever else answers calls. It has room for every call; what is scarce
/// are the connections of the pods.
/// </summary>
public sealed record DataStore
{
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Id { get; init; }

    /// <summary>The site in which it stands and with which it fails; otherwise give a location.</summary>
    public string? Site { get; init; }

    /// <summary>
    /// A cloud region, a metro code, or <c>latitude,longitude</c>, for a store that fails with no site.
    /// </summary>
    public string? Location { get; init; }

    /// <summary>Time that one call takes in it. Default 1 ms: an assumption.</summary>
    [Limits(AtMost = "1h")]
    [Plausible("0.5ms", "5ms")]
    public SimDuration ServiceTime { get; init; } = SimDuration.FromMilliseconds(1);
}
