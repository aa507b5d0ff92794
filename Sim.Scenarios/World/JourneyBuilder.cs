using Sim.Core.Models.Demand;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.World;

/// <summary>Follows one client's request through a world at its present time, and asks every decision why.</summary>
public sealed class JourneyBuilder(SimulatedWorld world)
{
    private readonly PlatformSpec _platform = world.Platform;

    /// <summary>
    /// The index of the first group that a client belongs to, of an area such as US-CA or of a country; -1: there is
    /// none.
    /// </summary>
    public int FindGroup(string place, AccessKind access, ResolverKind resolver)
    {
        for (int i = 0; i < world.Groups.Count; i++)
        {
            ClientGroup group = world.Groups[i];
            bool here = group.Country == place || $"{group.Country}-{group.Part}" == place;
            if (here && group.Egress is null && group.Access == access && group.Resolver == resolver)
            {
                return i;
            }
        }
        return -1;
    }

    public Journey Build(int group)
    {
        ClientGroup users = world.Groups[group];
        int address = LikeliestAddress(group);
        var steps = new List<JourneyStep> { Name(group, users) };
        var walk = new JourneyWalk(world, group, steps);
        bool hasAddress = address < _platform.AddressCount;
        IReadOnlyList<JourneyPart> parts = hasAddress ? walk.To(address) : [];
        // Without an address, and at one that is nobody's, an attempt fails at once.
        JourneyFate fate = hasAddress ? walk.Fate : new JourneyFate(0, 1, 0);
        if (JourneyText.Ending(fate, _platform.Service) is { } ending)
        {
            steps.Add(ending);
        }
        return new Journey(
            $"{PlaceText(users)}, {users.Access.ToString().ToLowerInvariant()} access, {ResolverText(users.Resolver)}",
            world.Now,
            steps,
            parts,
            fate
        );
    }

    private static string PlaceText(ClientGroup users) =>
        users.Part is null ? users.Country : $"{users.Country}-{users.Part}";

    private static string ResolverText(ResolverKind resolver) =>
        resolver == ResolverKind.Provider ? "the provider's resolver" : "a public resolver";

    private int LikeliestAddress(int group)
    {
        int best = _platform.AddressCount;
        for (int address = 0; address < _platform.AddressCount; address++)
        {
            double share = world.Plane.CachedShareOf(group, address);
            if (best == _platform.AddressCount || share > world.Plane.CachedShareOf(group, best))
            {
                best = share > 0 ? address : best;
            }
        }
        return best;
    }

    private JourneyStep Name(int group, ClientGroup users)
    {
        DnsSnapshot dns = world.Publisher.Dns!;
        var why = new Explanation();
        DnsAnswer answer = dns.Zone.Answer(_platform.Service.Host, RecordType.A, users.AsSeenByDns, dns.Healthy, why);
        string ttl = MeasureText.Seconds(answer.Ttl.TotalSeconds);
        string outcome =
            answer.Shares.Count == 0
                ? $"{_platform.Service.Host} has no answer ({answer.Code})"
                : $"{_platform.Service.Host} is {string.Join(", ", answer.Shares.Select(Text))}, TTL {ttl}";
        var details = new List<string>(why.ToString().TrimEnd('\n').Split('\n'));
        details.Add("clients hold now: " + HeldText(group));
        return new JourneyStep("name", outcome, details);
    }

    private static string Text(AnswerShare share)
    {
        string values = string.Join(" ", share.Values);
        return share.Probability < 1 ? $"{values} ({MeasureText.Percent(share.Probability)})" : values;
    }

    /// <summary>With the site, where routes choose between several.</summary>
    private string AddressText(int address)
    {
        bool isShared =
            address < _platform.Sites.Count
            && _platform.Sites.Count(site => site.Address == _platform.Sites[address].Address) > 1;
        string text = _platform.AddressText(address);
        return isShared ? $"{text} at {_platform.Sites[address].Id}" : text;
    }

    private string HeldText(int group)
    {
        var parts = new List<string>();
        for (int address = 0; address < _platform.AddressCount; address++)
        {
            double share = world.Plane.CachedShareOf(group, address);
            if (share > 0)
            {
                parts.Add($"{AddressText(address)} {MeasureText.Percent(share)}");
            }
        }
        return parts.Count > 0 ? string.Join(", ", parts) : "no usable address";
    }
}
