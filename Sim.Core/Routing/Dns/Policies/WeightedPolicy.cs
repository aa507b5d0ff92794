using System.Globalization;

namespace Sim.Core.Routing.Dns.Policies;

/// <summary>
/// Weighted routing: the share of a record set is its weight over the sum of the candidates' weights.
/// </summary>
/// <remarks>
/// Weights are 0 to 255. Members of weight 0 are a tier of their own: they are asked only when no other member is
/// healthy, and share
/// equally. When nobody is healthy the others answer, so a standby of weight 0 never serves as the last resort.
/// Source: Route 53 Developer Guide, "Weighted routing", and its table of zero weights with health checks.
/// </remarks>
internal sealed class WeightedPolicy : IRoutingPolicy
{
    private readonly int[] _weights;
    private readonly int _positive;

    /// <param name="weights">By member; the zeros come last.</param>
    public WeightedPolicy(int[] weights)
    {
        _weights = weights;
        int zero = Array.IndexOf(weights, 0);
        _positive = zero < 0 ? weights.Length : zero;
    }

    public string Name => "weighted";

    public Tier NextTier(in DnsClient client, ref TierCursor cursor) =>
        Tier.NextOfTwo(_positive, _weights.Length, ref cursor);

    public string Describe(int member, in DnsClient client) =>
        string.Create(CultureInfo.InvariantCulture, $"weight {_weights[member]}");
}
