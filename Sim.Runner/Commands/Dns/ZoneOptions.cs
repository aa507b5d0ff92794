using System.CommandLine;
using System.Globalization;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Runner.Output;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Dns;

/// <summary>The options that say what the files of a zone leave out.</summary>
internal sealed class ZoneOptions
{
    private readonly Option<string[]> _cidr = new("--cidr")
    {
        Description =
            "Address blocks of IP-based routing, as 'aws route53 list-cidr-blocks' prints them, or COLLECTION=FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _origin = new("--origin")
    {
        Description = "The zone's name, which relative names are completed with (octoDNS, zone files)",
    };

    private readonly Option<string?> _recordName = new("--record-name")
    {
        Description = "The name of the policy record, for a traffic policy",
    };

    private readonly Option<string?> _ttl = new("--ttl")
    {
        Description = "The TTL of the policy record, for a traffic policy: seconds, or such as 5m",
    };

    private readonly Option<string?> _part = new("--part")
    {
        Description = "Which zone is meant in a file of several: the keys that lead to it, such as responses.first",
    };

    public IReadOnlyList<Option> All => [_cidr, _origin, _recordName, _ttl, _part];

    /// <param name="zoneFiles">Files of record sets.</param>
    /// <param name="healthCheckFiles">Files of health checks.</param>
    /// <param name="mistakes">Receives what is wrong with the command line.</param>
    public ZoneSource Read(
        ParseResult parsed,
        IReadOnlyList<string> zoneFiles,
        IReadOnlyList<string> healthCheckFiles,
        List<string> mistakes
    )
    {
        string? ttl = parsed.GetValue(_ttl);
        SimDuration time = default;
        if (int.TryParse(ttl, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            time = SimDuration.FromSeconds(seconds);
        }
        else if (ttl is not null && !SimDuration.TryParse(ttl, out time))
        {
            mistakes.Add($"--ttl '{VisibleText.Of(ttl)}' is not {SimDuration.Expectation}.");
        }
        return new ZoneSource
        {
            ZoneFiles = zoneFiles,
            HealthCheckFiles = healthCheckFiles,
            CidrFiles = [.. (parsed.GetValue(_cidr) ?? []).Select(CidrOf)],
            Origin = NameOf(parsed, _origin, mistakes),
            RecordName = NameOf(parsed, _recordName, mistakes),
            Ttl = ttl is null ? null : time,
            Part = parsed.GetValue(_part),
        };
    }

    /// <summary>Findings of the files, with the option for what a file cannot say.</summary>
    public IReadOnlyList<Diagnostic> Worded(IEnumerable<Diagnostic> found) => [.. found.Select(one => one.Worded(Way))];

    private string Way(MissingFact fact) =>
        fact switch
        {
            MissingFact.Origin => $"{_origin.Name} NAME",
            MissingFact.RecordName => $"{_recordName.Name} NAME",
            MissingFact.Ttl => $"{_ttl.Name} TIME",
            MissingFact.CidrCollection => $"{_cidr.Name} COLLECTION=FILE",
            _ => $"{_part.Name} PART",
        };

    private static CidrSource CidrOf(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and int at
            ? new CidrSource(text[(at + 1)..], text[..at])
            : new CidrSource(text);

    private static DnsName? NameOf(ParseResult parsed, Option<string?> option, List<string> mistakes)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }
        if (DnsName.TryParse(text, out DnsName name))
        {
            return name;
        }
        mistakes.Add($"{option.Name} '{VisibleText.Of(text)}' is not a domain name such as example.com.");
        return null;
    }
}
