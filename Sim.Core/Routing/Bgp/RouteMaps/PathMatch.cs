namespace Sim.Core.Routing.Bgp.RouteMaps;

/// <summary>Conditions on an AS_PATH; all that are given must hold.</summary>
/// <remarks>What people write as regular expressions: <c>^64500_</c>, <c>_64500$</c>, <c>_64500_</c>.</remarks>
public sealed record PathMatch
{
    /// <summary>The first number.</summary>
    public Asn? Neighbor { get; init; }

    /// <summary>The last number.</summary>
    public Asn? Origin { get; init; }

    /// <summary>A number anywhere.</summary>
    public Asn? Contains { get; init; }

    /// <summary>The whole path.</summary>
    public IReadOnlyList<Asn>? Exactly { get; init; }

    /// <summary>Most numbers, copies included.</summary>
    public int? MostLength { get; init; }

    public bool Matches(IReadOnlyList<Asn> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (Neighbor is not { } neighbor || (path.Count > 0 && path[0] == neighbor))
            && (Origin is not { } origin || (path.Count > 0 && path[^1] == origin))
            && (Contains is not { } number || path.Contains(number))
            && (Exactly is null || path.SequenceEqual(Exactly))
            && (MostLength is not { } most || path.Count <= most);
    }
}
