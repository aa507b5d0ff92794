namespace Sim.Scenarios.Schema;

/// <summary>An anycast front end before pools in several regions.</summary>
public sealed record FrontEnd
{
    public required string Id { get; init; }

    public FrontEndKind Kind { get; init; } = FrontEndKind.GoogleGlobal;

    /// <summary>The anycast address.</summary>
    public required string Address { get; init; }

    /// <summary>Pools behind it.</summary>
    public required IReadOnlyList<string> Backends { get; init; }
}
