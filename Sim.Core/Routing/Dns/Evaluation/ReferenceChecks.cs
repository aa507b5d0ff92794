namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>What record sets say of each other and of checks and blocks elsewhere: twice the same, or
/// nothing.</summary>
internal sealed class ReferenceChecks(Zone zone, CidrBlocks blocks, FindingList findings)
{
    public void Run()
    {
        var checks = zone.HealthChecks.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var places = new HashSet<(DnsName, RecordType, RoutingPolicy)>();
        var cnames = zone.RecordSets.Where(set => set.Type == RecordType.CNAME).Select(set => set.Name).ToHashSet();
        for (int index = 0; index < zone.RecordSets.Count; index++)
        {
            RecordSet set = zone.RecordSets[index];
            if (set.HealthCheckId is { } id && !checks.Contains(id))
            {
                string message = $"health check '{id}' is not among those supplied";
                findings.Report(ZoneFindingKind.UnknownHealthCheck, index, message);
            }
            if (IsPlace(set.Policy) && !places.Add((set.Name, set.Type, set.Policy)))
            {
                string message = "another record set of the group claims the same region, role, area or location";
                findings.Report(ZoneFindingKind.DuplicatePlace, index, message);
            }
            if (set.Type != RecordType.CNAME && cnames.Contains(set.Name))
            {
                string message = "a CNAME has the same name, beside which there can be no other record";
                findings.Report(ZoneFindingKind.CnameConflict, index, message);
            }
            if (set is { Policy: MultivalueRouting, Alias: not null })
            {
                string message = "an alias cannot be one of the values of a multivalue answer";
                findings.Report(ZoneFindingKind.MultivalueAlias, index, message);
            }
            CheckLocation(index, set.Policy);
        }
    }

    private void CheckLocation(int index, RoutingPolicy policy)
    {
        if (
            policy is IpBasedRouting { LocationName: not IpBasedRouting.DefaultLocation } ip
            && blocks.Of(ip).Count == 0
        )
        {
            string message = $"location '{ip.LocationName}' of CIDR collection '{ip.CollectionId}' has no blocks";
            findings.Report(ZoneFindingKind.UnknownCidrLocation, index, message);
        }
    }

    private static bool IsPlace(RoutingPolicy policy) =>
        policy is LatencyRouting or FailoverRouting or GeolocationRouting or IpBasedRouting;
}
