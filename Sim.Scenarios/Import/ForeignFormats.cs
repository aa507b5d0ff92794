using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>
/// Files that describe DNS records and yet cannot be read: their values are known only after somebody evaluates them.
/// </summary>
internal static class ForeignFormats
{
    private const string Listing = "aws route53 list-resource-record-sets of the zone";
    private const string Plan = "terraform show -json of a plan or of the state";

    private static readonly (string Mark, string What, string Instead)[] s_known =
    [
        ("AWS::Route53::", "a CloudFormation template, whose parameters and references have no value", Listing),
        ("AWSTemplateFormatVersion", "a CloudFormation template, whose parameters have no value", Listing),
        ("resource \"aws_route53_", "Terraform configuration, whose expressions have no value", Plan),
        ("\"lineage\"", "the raw state of Terraform, whose form changes with its version", Plan),
        ("<ListResourceRecordSetsResponse", "XML of the Route 53 API", "the JSON that the AWS CLI prints"),
        ("<ChangeResourceRecordSetsRequest", "XML of the Route 53 API", "the JSON that the AWS CLI takes"),
    ];

    /// <summary>Reports that the text is of such a format; false: it is of none.</summary>
    public static bool Refuse(SourceText source, DiagnosticList diagnostics)
    {
        foreach ((string mark, string what, string instead) in s_known)
        {
            if (source.Text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0)
            {
                diagnostics.Error(source.At(at), "foreign-format", $"this is {what}", instead);
                return true;
            }
        }
        return false;
    }
}
