using System.Net;
using Sim.Core.Quantities;
using Sim.Scenarios.Answers;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>Countries of resolvers and clients exist, their shares add up, ranges are not upside down.</summary>
internal static class ResolverChecks
{
    // Shares such as 33.4 % add up to one with a rounding error.
    private const double Slack = 1e-9;

    public static void Run(CheckContext context)
    {
        Resolvers resolvers = context.Scenario.Resolvers;
        CheckCountries(context, "resolvers.publicShareOf", resolvers.PublicShareOf.Keys);
        CheckCountries(context, "resolvers.egress", resolvers.Egress.Keys);
        foreach ((string country, IReadOnlyDictionary<string, Ratio> egress) in resolvers.Egress)
        {
            string path = $"resolvers.egress.{country}";
            CheckCountries(context, path, egress.Keys);
            CheckSum(context, path, "egress-above-100", egress.Values.Sum(share => share.Value));
        }
        CheckBlocks(context, resolvers.Blocks);
        CheckRanges(context, "resolvers", resolvers);
        for (int i = 0; i < resolvers.Networks.Count; i++)
        {
            string path = $"resolvers.networks[{i}]";
            NetworkResolvers network = resolvers.Networks[i];
            for (int country = 0; country < network.Countries.Count; country++)
            {
                DemandChecks.CheckCountry(context, $"{path}.countries[{country}]", network.Countries[country]);
            }
            if (network.Over(resolvers) is var merged && merged != resolvers)
            {
                CheckRanges(context, path, merged);
            }
        }
        Clients clients = context.Scenario.Clients;
        CheckCountries(context, "clients.ipv6Of", clients.Ipv6Of.Keys);
        CheckSum(context, "clients.pinned", "clients-above-100", clients.FollowTtl.Value + clients.Pinned.Value);
    }

    private static void CheckRanges(CheckContext context, string path, Resolvers resolvers)
    {
        if (resolvers.LongestExtendedTtl < resolvers.ExtendedTtl)
        {
            context.Error(
                path + ".longestExtendedTtl",
                "upside-down-range",
                $"the longest extended TTL, {resolvers.LongestExtendedTtl}, is below extendedTtl",
                $"at least {resolvers.ExtendedTtl}"
            );
        }
        if (resolvers.LargestTtl < resolvers.LeastTtl)
        {
            context.Error(
                path + ".largestTtl",
                "upside-down-range",
                $"the largest TTL, {resolvers.LargestTtl}, is below leastTtl",
                $"at least {resolvers.LeastTtl}"
            );
        }
    }

    private static void CheckBlocks(CheckContext context, IReadOnlyList<AddressBlock> blocks)
    {
        var seen = new HashSet<(string, IPNetwork)>();
        foreach ((int i, AddressBlock block) in blocks.Index())
        {
            string path = $"resolvers.blocks[{i}]";
            DemandChecks.CheckCountry(context, $"{path}.country", block.Country);
            if (!ClientSubnet.TryParse(block.Block, out IPNetwork network))
            {
                string found = $"'{block.Block}' is not an address block";
                context.Error($"{path}.block", "not-a-subnet", found, ClientSubnet.Expectation);
            }
            else if (!seen.Add((block.Country, network)))
            {
                context.Error($"{path}.block", "duplicate-block", $"{block.Block} of {block.Country} is stated twice");
            }
        }
        foreach (
            IGrouping<string, (int Index, AddressBlock Item)> country in blocks.Index().GroupBy(b => b.Item.Country)
        )
        {
            string last = $"resolvers.blocks[{country.Last().Index}].share";
            CheckSum(context, last, "blocks-above-100", country.Sum(block => block.Item.Share.Value));
        }
    }

    private static void CheckSum(CheckContext context, string path, string code, double sum)
    {
        if (sum > 1 + Slack)
        {
            string what = path == "clients.pinned" ? "followTtl and pinned" : "the shares";
            context.Error(path, code, $"{what} add up to {new Ratio(sum)}", "at most 100%");
        }
    }

    private static void CheckCountries(CheckContext context, string path, IEnumerable<string> countries)
    {
        foreach (string country in countries)
        {
            DemandChecks.CheckCountry(context, $"{path}.{country}", country);
        }
    }
}
