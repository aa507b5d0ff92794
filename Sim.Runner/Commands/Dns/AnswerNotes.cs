using System.Globalization;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;
using Sim.Scenarios;
using Sim.Scenarios.Answers;

namespace Sim.Runner.Commands.Dns;

/// <summary>
/// What a reader of an answer should know besides: what it was derived from, and what else the name has.
/// </summary>
/// <param name="why">How the answer came about: only what took part in it is worth a note.</param>
internal sealed class AnswerNotes(QuestionedZone zone, DnsName name, AskingClient client, Explanation why)
{
    public IEnumerable<string> OfClient()
    {
        foreach (string note in client.Notes)
        {
            yield return note;
        }
        if (Decided("latency") && !client.HasStatedLatency)
        {
            yield return Nearness(
                "latencies",
                "predicted, as a simulation does,",
                client.Client.LatencyMs,
                "ms",
                "--latency or --country"
            );
        }
        if (Decided("geoproximity"))
        {
            yield return Nearness(
                "distances before bias",
                "great circles",
                client.Client.DistanceKm,
                "km",
                "--country"
            );
        }
        if (Decided("geolocation") && client.Client is { Country: null, Continent: null })
        {
            yield return "no --country: the client is one that Route 53 cannot place";
        }
        if (Decided("geolocation") && client.Client is { Country: UnitedStates.Code, Subdivision: null } && HasStates())
        {
            yield return "no --subdivision: a client of the US without a state matches no record set of a state";
        }
        if (Decided("IP-based") && zone.Zone.CidrCollections.Count == 0)
        {
            yield return "no --cidr: no client is in a block of the collection";
        }
        else if (Decided("IP-based") && client.Client.Subnet is null)
        {
            yield return "no --subnet: the client is in no block of the collection";
        }
    }

    /// <param name="isTypeOpen">The question did not say which type.</param>
    public IEnumerable<string> OfName(RecordType asked, RecordType answered, DnsAnswer answer, bool isTypeOpen)
    {
        if (answer.Code == DnsResponseCode.NxDomain)
        {
            if (!IsNearZone())
            {
                yield return $"the files do not say which zone they are; where {name} is not in it, its name servers "
                    + "refuse the question";
            }
            yield return "there is no such name"
                + (zone.NearestName(name.ToString()) is { } nearest ? $"; did you mean '{nearest}'?" : "");
            yield break;
        }
        if (answered != asked)
        {
            yield return $"{name} has a CNAME record: the resolver asks for {Values(answer)} {asked} next";
        }
        RecordType[] others = [.. zone.TypesOf(name.ToString()).Where(type => type != answered)];
        bool isAddress = asked is RecordType.A or RecordType.AAAA;
        if (answer.Code == DnsResponseCode.NoData && !zone.TypesOf(name.ToString()).Contains(asked))
        {
            yield return $"the name has no {asked} record"
                + (others.Length > 0 ? $"; it has {string.Join(", ", others)}" : "");
        }
        else if (isTypeOpen && isAddress && others.Contains(RecordType.AAAA))
        {
            yield return "the name has AAAA records too: --type AAAA shows them";
        }
    }

    private bool Decided(string policy) => why.Steps.Any(step => step.Verdict == Verdict.Noted && step.Rule == policy);

    private string Nearness(
        string what,
        string kind,
        IReadOnlyDictionary<string, double>? known,
        string unit,
        string option
    )
    {
        if (client.PredictedFrom is not { } place || known is null)
        {
            return $"{what} are not known, so the lowest SetIdentifier is taken for the nearest: state {option}";
        }
        string values = string.Join(
            ", ",
            known.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value:0.#} {unit}"))
        );
        return $"{what} are {kind} from {place}: {(values.Length == 0 ? "none" : values)}";
    }

    private bool HasStates() =>
        zone.Zone.RecordSets.Any(record =>
            record.Policy is GeolocationRouting { CountryCode: UnitedStates.Code, SubdivisionCode: not null }
        );

    /// <summary>Whether the zone is known, or has a record set above or beside the name.</summary>
    private bool IsNearZone() =>
        zone.Apex is not null
        || zone.Zone.RecordSets.Any(record =>
            name.IsWithin(record.Name) || (ParentOf(record.Name) is { } parent && name.IsWithin(parent))
        );

    private static DnsName? ParentOf(DnsName name) =>
        name.ToString().Split('.', 2) is [_, { Length: > 0 } rest] && DnsName.TryParse(rest, out DnsName parent)
            ? parent
            : null;

    private static string Values(DnsAnswer answer) =>
        string.Join(" or ", answer.Shares.SelectMany(share => share.Values).Distinct());
}
