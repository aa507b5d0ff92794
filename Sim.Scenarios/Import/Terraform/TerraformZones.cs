using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.Terraform;

/// <summary>Which zone each record is in, and what the zones are called.</summary>
internal sealed class TerraformZones
{
    private const string ZoneType = "aws_route53_zone";

    private readonly TerraformPlan _plan;
    private readonly Dictionary<string, DnsName> _names = new(StringComparer.OrdinalIgnoreCase);

    public TerraformZones(TerraformPlan plan)
    {
        _plan = plan;
        foreach (TerraformResource zone in plan.Resources.Concat(plan.DataSources).Where(one => one.Type == ZoneType))
        {
            if (zone.Text("name") is { } text && DnsName.TryParse(text, out DnsName name))
            {
                _names.TryAdd(zone.Address, name);
                if (zone.Text("zone_id") is { } id)
                {
                    _names.TryAdd(id, name);
                }
            }
        }
    }

    /// <summary>
    /// The id of a record's zone, or the address of the zone while it has no id; null when neither is told.
    /// </summary>
    /// <param name="notes">Hears of an index that is taken to be the record's own; null: it has heard.</param>
    public string? ZoneOf(TerraformResource record, ImportNotes? notes = null)
    {
        if (record.Text("zone_id") is { } id)
        {
            return id;
        }
        if (_plan.Only(record, ZoneType, "zone_id") is not { } reference)
        {
            return null;
        }
        if (reference.IsOwnIndex && notes is not null)
        {
            record.Resolve("zone_id", notes, isOwnIndex: true);
        }
        return reference.Instances[0].Text("zone_id") ?? reference.Instances[0].Address;
    }

    /// <summary>The name of a zone by its id or address; null when the file does not hold it.</summary>
    public DnsName? NameOf(string? zone) =>
        zone is not null && _names.TryGetValue(zone, out DnsName name) ? name : null;

    /// <summary>
    /// Whether a record may be in the zone that is meant: by id, address or name; unknown zones never are when one is
    /// meant.
    /// </summary>
    public bool IsMeant(string? zone, string part) =>
        zone is not null
        && (zone == part || (NameOf(zone) is { } name && DnsName.TryParse(part, out DnsName asked) && asked == name));
}
