namespace Sim.Scenarios.Import.TrafficPolicies;

/// <summary>The names of buckets of S3 that are websites.</summary>
/// <remarks>Source: AWS General Reference, "Amazon S3 website endpoints".</remarks>
internal static class S3Website
{
    private const string Service = "s3-website";

    /// <summary>Regions whose name follows a hyphen; in later ones it follows a dot.</summary>
    private static readonly string[] s_hyphenated =
    [
        "ap-northeast-1",
        "ap-southeast-1",
        "ap-southeast-2",
        "eu-west-1",
        "sa-east-1",
        "us-east-1",
        "us-gov-west-1",
        "us-west-1",
        "us-west-2",
    ];

    /// <summary>Whether a text is already the name of a website and no mere bucket.</summary>
    public static bool IsEndpoint(string value)
    {
        string name = value.TrimEnd('.');
        bool isAmazon =
            name.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase);
        return isAmazon && $".{name}".Contains($".{Service}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// <c>www.example.com</c> in <c>us-east-1</c> is <c>www.example.com.s3-website-us-east-1.amazonaws.com</c>.
    /// </summary>
    public static string EndpointOf(string bucket, string region)
    {
        char hyphen = s_hyphenated.Contains(region) ? '-' : '.';
        string tail = region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "";
        return $"{bucket.TrimEnd('.')}.{Service}{hyphen}{region}.amazonaws.com{tail}";
    }
}
