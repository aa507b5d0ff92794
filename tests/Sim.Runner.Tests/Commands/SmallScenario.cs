namespace Sim.Runner.Tests.Commands;

/// <summary>A folder with one site, one pool, one record and an hour of time; deleted at the end.</summary>
internal sealed class SmallScenario : IDisposable
{
    /// <param name="more">Further lines.</param>
    public SmallScenario(string more = "", string duration = "1h")
    {
        File.WriteAllText(
            Path.Combine(Folder, "zone.json"),
            """
            {"ResourceRecordSets": [
              {"Name": "api.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.1"}]}
            ]}
            """
        );
        Text = $$"""
            format: 1
            name: small
            start: 2018-10-15T00:00:00Z
            duration: {{duration}}
            services: [{host: api.example.com, cpu: 4ms}]
            demand: {peak: 10rps}
            sites:
              - {id: a, location: "48.86,2.35", prefix: 203.0.113.0/24, upstreams: [AS1], blades: {count: 1}, pool: p}
            pools: [{id: p, replicas: 1}]
            dns: {zone: zone.json}
            {{more}}

            """;
        File.WriteAllText(FilePath, Text);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("small").FullName;

    public string FilePath => Path.Combine(Folder, "small.yaml");

    public string Text { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
