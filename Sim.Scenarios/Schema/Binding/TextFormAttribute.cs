using System.Diagnostics.CodeAnalysis;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>The form of a text; of each item when the property is a list, of each key when it is a map.</summary>
/// <param name="pattern">A regular expression (ECMA 262) over the whole text.</param>
/// <param name="expectation">What to write, with an example.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextFormAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string expectation)
    : Attribute
{
    /// <summary>
    /// Names of sites, pools and front ends: one DNS label, so that targets and file names can hold them.
    /// </summary>
    internal const string Id = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$";

    internal const string IdExpectation = "1 to 63 lower-case letters, digits and inner hyphens, such as dc-par";

    internal const string Country = "^[A-Z]{2}$";

    internal const string CountryExpectation = "two capital letters (ISO 3166 alpha-2), such as FR";

    internal const string Site = "^site/[a-z0-9-]{1,63}$";

    internal const string SiteExpectation = "a site such as site/dc-par";

    internal const string Host =
        "^(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$";

    public string Pattern { get; } = pattern;

    public string Expectation { get; } = expectation;

    /// <summary>Words that the text (up to its first space or slash) is probably meant to be.</summary>
    public string[] Words { get; init; } = [];
}
