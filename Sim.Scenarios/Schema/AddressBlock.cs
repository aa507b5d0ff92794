using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>Users of a country whose questions Route 53 sees from one address block, for IP-based routing.</summary>
public sealed record AddressBlock
{
    /// <summary>ISO 3166 alpha-2.</summary>
    [TextForm(TextFormAttribute.Country, TextFormAttribute.CountryExpectation)]
    public required string Country { get; init; }

    /// <summary>The block, CIDR notation: it is matched as a whole, by a block of the zone that contains it.</summary>
    public required string Block { get; init; }

    /// <summary>Share of the users of the country; those in no block match none.</summary>
    [Limits(MoreThan = "0%", AtMost = "100%")]
    public required Ratio Share { get; init; }
}
