using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>An anycast front end before pools in several regions.</summary>
public sealed record FrontEnd
{
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Id { get; init; }

    public FrontEndKind Kind { get; init; } = FrontEndKind.GoogleGlobal;

    /// <summary>The anycast address.</summary>
    public required string Address { get; init; }

    /// <summary>Pools behind it.</summary>
    [Items(AtLeast = 1)]
    public required IReadOnlyList<string> Backends { get; init; }
}
