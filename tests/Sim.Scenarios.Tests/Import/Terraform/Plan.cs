namespace Sim.Scenarios.Tests.Import.Terraform;

/// <summary>Writes the parts of <c>terraform show -json</c> that the tests are about.</summary>
internal static class Plan
{
    /// <summary>A state with resources in the root module.</summary>
    public static string State(params string[] resources) =>
        $$$$"""
            {"format_version": "1.0", "terraform_version": "1.9.0",
             "values": {"root_module": {"resources": [
            {{{{string.Join(",\n", resources)}}}}
            ]}}}
            """;

    /// <summary>A resource in one line.</summary>
    /// <param name="values">What stands inside the braces.</param>
    public static string Resource(string type, string name, string values) =>
        $$$$"""
            {"address": "{{{{type}}}}.{{{{name}}}}", "mode": "managed", "type": "{{{{type}}}}", "name": "{{{{name}}}}", "values": { {{{{values}}}} }}
            """;

    /// <summary>A record of type A in a zone without a name.</summary>
    public static string Record(string name, string values) =>
        Resource(
            "aws_route53_record",
            name,
            $$$$"""
            "zone_id": "Z1", "fqdn": "{{{{name}}}}.example.com", "name": "{{{{name}}}}.example.com", "type": "A", {{{{values}}}}
            """
        );
}
