using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.ExternalDns;

/// <summary>Spoiled manifests.</summary>
public sealed class ExternalDnsImportFuzz
{
    private const string Annotated = """
        ---
        kind: Ingress
        metadata:
          annotations:
            external-dns.kubernetes.io/target: 192.0.2.3, 2001:db8::1, lb.example.net
            external-dns.alpha.kubernetes.io/hostname: h.example.com
            external-dns.kubernetes.io/ttl: 1h30m
            external-dns.kubernetes.io/set-identifier: x
            external-dns.kubernetes.io/aws-weight: "1"
        spec:
          rules:
          - host: r.example.com
        status:
          loadBalancer:
            ingress:
            - ip: 192.0.2.1

        """;

    private static readonly string[] s_pieces =
    [
        "null",
        "{}",
        "[]",
        "\"\"",
        "-1",
        "1e999",
        "true",
        "A",
        "CNAME",
        "List",
        "Service",
        "\"300\"",
        ": ",
        "- ",
        ",",
        "\n",
        "\n  ",
        "\n---\n",
        "aws/weight",
        "aws/region",
        "external-dns.kubernetes.io/hostname",
        "*a",
        "&a ",
        new string('a', 70),
    ];

    [Law(MaxTest = 500)]
    public void Spoiled_manifests_are_read_or_refused_with_a_reason(int seed)
    {
        string text = ExternalDnsExportTests.Sample(seed) + Annotated;
        string spoiled = SpoiledText.Of(text, new RandomStream((ulong)seed), s_pieces);
        ImportedRecords? read = Spoiled.Read(
            (out DiagnosticList found) => ExternalDnsText.Read(spoiled, out found),
            (out DiagnosticList found) => ExternalDnsText.Read(text, out found)
        );
        Spoiled.Answer(read?.Zone() ?? new Zone());
    }
}
