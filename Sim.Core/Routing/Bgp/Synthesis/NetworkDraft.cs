namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>
/// Networks before they have numbers, by rank: a provider always has a lower rank than its customers, so nobody is its
/// own.
/// </summary>
internal sealed class NetworkDraft
{
    public NetworkDraft(RoleCounts counts, int networks)
    {
        Counts = counts;
        Roles = new NetworkRole[networks];
        Homes = new int[networks];
        Countries = new int[networks];
        UserShares = new double[networks];
        EyeballRanks = new int[networks];
        Metros = new int[networks][];
    }

    public RoleCounts Counts { get; }

    public int Count => Roles.Length;

    /// <summary>Ranks below this one may have customers.</summary>
    public int Sellers => Counts.Sellers;

    public NetworkRole[] Roles { get; }

    /// <summary>The metro where it started.</summary>
    public int[] Homes { get; }

    public int[] Countries { get; }

    /// <summary>Of its country's users, 0 to 1; 0 for all but eyeball networks.</summary>
    public double[] UserShares { get; }

    /// <summary>The place of an eyeball network in its country, from 0.</summary>
    public int[] EyeballRanks { get; }

    /// <summary>Where it is present, ascending.</summary>
    public int[][] Metros { get; }

    public void AddMetro(int network, int metro)
    {
        if (Array.BinarySearch(Metros[network], metro) is var at and < 0)
        {
            Metros[network] = [.. Metros[network][..~at], metro, .. Metros[network][~at..]];
        }
    }
}
