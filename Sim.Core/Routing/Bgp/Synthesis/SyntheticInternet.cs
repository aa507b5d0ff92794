using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>
/// An AS graph that was never measured, with the shape of the Internet: every network has a role, a country and metros,
/// and eyeball networks share the users of their country.
/// </summary>
/// <remarks>
/// <para>
/// Networks go by their index in the graph, countries and metros by theirs in the specification. Numbers are 1 to
/// <see cref="SyntheticSpecification.NetworkCount"/> in random order, so that a number says nothing about a size,
/// but for named networks, which have theirs. They are not those of real networks.
/// </para>
/// <para>
/// Customer and provider always have a metro in common, and so have peers but for the tier-1 networks among themselves.
/// The graph is connected, and every network reaches every other one. The same specification and streams make the same
/// Internet on every machine.
/// </para>
/// </remarks>
public sealed class SyntheticInternet
{
    private readonly NetworkRole[] _roles;
    private readonly int[] _countries;
    private readonly double[] _userShares;
    private readonly CompressedRows _metros;
    private readonly CompressedRows _members;
    private readonly CompressedRows _eyeballs;

    internal SyntheticInternet(
        SyntheticSpecification specification,
        AsGraph graph,
        NetworkDraft draft,
        int[] ranks,
        int[][] members
    )
    {
        Specification = specification;
        Graph = graph;
        _roles = Array.ConvertAll(ranks, rank => draft.Roles[rank]);
        _countries = Array.ConvertAll(ranks, rank => draft.Countries[rank]);
        _userShares = Array.ConvertAll(ranks, rank => draft.UserShares[rank]);
        _metros = CompressedRows.Of(Array.ConvertAll(ranks, rank => draft.Metros[rank]));
        _members = CompressedRows.Of(members);
        _eyeballs = CompressedRows.Of(EyeballsByShare());
    }

    public SyntheticSpecification Specification { get; }

    public AsGraph Graph { get; }

    /// <summary>Makes an Internet. Takes about a second for 80,000 networks.</summary>
    /// <exception cref="ArgumentException">
    /// The specification has <see cref="SyntheticSpecification.Problems"/>, all of which are named; or more eyeball
    /// networks of a country are named than it has.
    /// </exception>
    public static SyntheticInternet Generate(SyntheticSpecification specification, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(streams);
        return specification.Problems() is { Count: > 0 } problems
            ? throw new ArgumentException(string.Join("; ", problems), nameof(specification))
            : InternetAssembly.Make(specification, streams);
    }

    public NetworkRole RoleOf(int index) => _roles[index];

    /// <summary>The country where the network is at home.</summary>
    public int CountryOf(int index) => _countries[index];

    /// <summary>The metros where the network is present, ascending; one at least.</summary>
    public ReadOnlySpan<int> MetrosOf(int index) => _metros[index];

    /// <summary>The share of its country's users; 0 for all but eyeball networks.</summary>
    public Ratio UserShareOf(int index) => new(_userShares[index]);

    /// <summary>
    /// The eyeball networks of a country, the largest first; their shares sum to 1. Empty without users.
    /// </summary>
    public ReadOnlySpan<int> EyeballsOf(int country) => _eyeballs[country];

    /// <summary>The networks at the exchange point of a metro, ascending; empty where there is none.</summary>
    public ReadOnlySpan<int> ExchangeMembersOf(int metro) => _members[metro];

    private int[][] EyeballsByShare()
    {
        List<int>[] eyeballs = [.. Specification.Countries.Select(_ => new List<int>())];
        for (int index = 0; index < _roles.Length; index++)
        {
            if (_roles[index] == NetworkRole.Eyeball)
            {
                eyeballs[_countries[index]].Add(index);
            }
        }
        return Array.ConvertAll(eyeballs, all => all.OrderByDescending(index => _userShares[index]).ToArray());
    }
}
