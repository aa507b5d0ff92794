using System.Globalization;

namespace Sim.Core.Routing.Dns.Policies;

/// <summary>Geoproximity routing: the smallest distance after bias.</summary>
/// <remarks>
/// A bias b above 0 shortens the distance to d * (1 - b/100), one below 0 lengthens it to d / (1 + b/100); -99 to 99.
/// Source: Route 53 Developer Guide, "Geoproximity routing".
/// </remarks>
internal sealed class GeoproximityPolicy(string[] identifiers, int[] biases) : NearestFirstPolicy(identifiers.Length)
{
    public override string Name => "geoproximity";

    public override string Describe(int member, in DnsClient client) =>
        KnownDistance(member, in client) is { } distance
            ? string.Create(CultureInfo.InvariantCulture, $"{distance:0.#} km after bias {biases[member]}")
            : "distance unknown";

    protected override double? KnownDistance(int member, in DnsClient client)
    {
        double distance = client.DistanceKm?.GetValueOrDefault(identifiers[member], double.NaN) ?? double.NaN;
        double bias = biases[member] / 100.0;
        return double.IsNaN(distance) ? null
            : bias >= 0 ? distance * (1 - bias)
            : distance / (1 + bias);
    }
}
