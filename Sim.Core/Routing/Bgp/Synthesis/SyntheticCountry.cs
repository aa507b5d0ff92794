namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>A country of a synthetic Internet.</summary>
/// <param name="Code">Unique, normally ISO 3166 alpha-2.</param>
/// <param name="Users">Persons, 0 or more; a country without users has no eyeball network.</param>
public sealed record SyntheticCountry(string Code, long Users);
