namespace Sim.Runner.Tests.Commands.Dns;

/// <summary>
/// A folder with a zone of every policy that asks for something about the client; deleted at the end.
/// </summary>
internal sealed class ZoneFolder : IDisposable
{
    public ZoneFolder()
    {
        ZonePath = Write(
            "zone.json",
            """
            {"ResourceRecordSets": [
             {"Name": "example.com.", "Type": "SOA", "TTL": 900, "ResourceRecords": [
              {"Value": "ns-1.awsdns-1.com. hostmaster.example.com. 1 7200 900 1209600 86400"}]},
             {"Name": "fo.example.com.", "Type": "A", "SetIdentifier": "p", "Failover": "PRIMARY", "TTL": 20,
              "ResourceRecords": [{"Value": "192.0.2.1"}], "HealthCheckId": "site"},
             {"Name": "fo.example.com.", "Type": "A", "SetIdentifier": "s", "Failover": "SECONDARY", "TTL": 60,
              "ResourceRecords": [{"Value": "192.0.2.2"}]},
             {"Name": "fo.example.com.", "Type": "AAAA", "TTL": 60, "ResourceRecords": [{"Value": "2001:db8::1"}]},
             {"Name": "w.example.com.", "Type": "A", "SetIdentifier": "a", "Weight": 1, "TTL": 60,
              "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "w.example.com.", "Type": "A", "SetIdentifier": "b", "Weight": 3, "TTL": 60,
              "ResourceRecords": [{"Value": "192.0.2.2"}]},
             {"Name": "three.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [
              {"Value": "192.0.2.1"}, {"Value": "192.0.2.2"}, {"Value": "192.0.2.3"}]},
             {"Name": "lat.example.com.", "Type": "A", "SetIdentifier": "eu", "Region": "eu-west-1", "TTL": 60,
              "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "lat.example.com.", "Type": "A", "SetIdentifier": "us", "Region": "us-east-1", "TTL": 60,
              "ResourceRecords": [{"Value": "192.0.2.2"}]},
             {"Name": "gp.example.com.", "Type": "A", "SetIdentifier": "dublin", "TTL": 60,
              "GeoProximityLocation": {"Coordinates": {"Latitude": "53.35", "Longitude": "-6.26"}},
              "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "gp.example.com.", "Type": "A", "SetIdentifier": "la", "TTL": 60,
              "GeoProximityLocation": {"LocalZoneGroup": "us-west-2-lax-1"},
              "ResourceRecords": [{"Value": "192.0.2.2"}]},
             {"Name": "geo.example.com.", "Type": "A", "SetIdentifier": "ca", "TTL": 60,
              "GeoLocation": {"CountryCode": "US", "SubdivisionCode": "CA"}, "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "geo.example.com.", "Type": "A", "SetIdentifier": "fr", "TTL": 60,
              "GeoLocation": {"CountryCode": "FR"}, "ResourceRecords": [{"Value": "192.0.2.2"}]},
             {"Name": "geo.example.com.", "Type": "A", "SetIdentifier": "eu", "TTL": 60,
              "GeoLocation": {"ContinentCode": "EU"}, "ResourceRecords": [{"Value": "192.0.2.3"}]},
             {"Name": "geo.example.com.", "Type": "A", "SetIdentifier": "any", "TTL": 60,
              "GeoLocation": {"CountryCode": "*"}, "ResourceRecords": [{"Value": "192.0.2.4"}]},
             {"Name": "ip.example.com.", "Type": "A", "SetIdentifier": "isp", "TTL": 60,
              "CidrRoutingConfig": {"CollectionId": "c", "LocationName": "isp"},
              "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "ip.example.com.", "Type": "A", "SetIdentifier": "any", "TTL": 60,
              "CidrRoutingConfig": {"CollectionId": "c", "LocationName": "*"},
              "ResourceRecords": [{"Value": "192.0.2.2"}]},
             {"Name": "alias.example.com.", "Type": "CNAME", "TTL": 300, "ResourceRecords": [{"Value": "www.example.net"}]}
            ]}
            """
        );
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("zone").FullName;

    public string ZonePath { get; }

    /// <summary>The path of the file.</summary>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Asks the zone for a name below example.com.</summary>
    public Tool Answer(string name, params string[] options) =>
        Tool.Run(["dns", "answer", "--zone", ZonePath, "--name", $"{name}.example.com", .. options]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
