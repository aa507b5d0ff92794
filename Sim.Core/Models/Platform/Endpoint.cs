namespace Sim.Core.Models.Platform;

/// <summary>Where requests are answered: a site, or a pool behind a front end.</summary>
/// <param name="Id">Name of the site or the pool.</param>
/// <param name="Site">Index of the site; null behind a front end.</param>
/// <param name="Pool">Index of the pool that does the work.</param>
public sealed record Endpoint(string Id, int? Site, int Pool);
