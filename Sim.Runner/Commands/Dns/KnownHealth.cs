namespace Sim.Runner.Commands.Dns;

/// <summary>What the command line says of health checks.</summary>
/// <param name="Given">Status by id, true is healthy.</param>
/// <param name="Notes">What was taken for granted.</param>
internal sealed record KnownHealth(IReadOnlyDictionary<string, bool> Given, IReadOnlyList<string> Notes);
