using Sim.Core.Quantities;

namespace Sim.Core.Models.Resolution;

/// <summary>How the users of a group are divided among the caches of its resolvers. Pure.</summary>
public static class ResolverSizes
{
    /// <summary>Share of the group's users behind each cache, by resolver from the largest on; sums to 1.</summary>
    /// <remarks>
    /// Sizes of resolvers fall as a power of their rank, a heavy tail; the caches of one resolver share its users
    /// evenly, as behind a load balancer that knows nothing of names.
    /// </remarks>
    /// <param name="resolvers">1 or more.</param>
    /// <param name="cachesPerResolver">1 or more.</param>
    /// <param name="exponent">0: all are equally large; 1: as 1 over their rank.</param>
    public static double[] Shares(int resolvers, int cachesPerResolver, double exponent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resolvers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cachesPerResolver, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        var shares = new double[resolvers * cachesPerResolver];
        double sum = 0;
        for (int resolver = 0; resolver < resolvers; resolver++)
        {
            double size =
                exponent == 0.5 ? 1 / Math.Sqrt(resolver + 1) : DeterministicMath.Pow(resolver + 1, -exponent);
            shares.AsSpan(resolver * cachesPerResolver, cachesPerResolver).Fill(size);
            sum += size;
        }
        for (int cache = 0; cache < shares.Length; cache++)
        {
            shares[cache] /= sum * cachesPerResolver;
        }
        return shares;
    }
}
