namespace Sim.Core.Tests.Models.Resolution;

/// <summary>A resolver has learned another answer.</summary>
/// <param name="At">Seconds.</param>
/// <param name="Group">Index of its users.</param>
/// <param name="Share">Its share of them; tells the resolvers of a group apart.</param>
/// <param name="From">Address that it answered before; 2: none.</param>
/// <param name="To">Address that it answers now.</param>
internal sealed record ResolverMove(double At, int Group, double Share, int From, int To);
