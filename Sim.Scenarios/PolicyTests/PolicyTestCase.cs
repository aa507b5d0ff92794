using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.PolicyTests;

/// <summary>One question to a zone and what its answer has to be.</summary>
/// <param name="Id">Unique in its file.</param>
/// <param name="Rule">What the case shows, in words; null when the file is silent.</param>
/// <param name="Health">Status by id of a health check as Route 53 looks it up; true is healthy.</param>
/// <param name="At">Where the case begins.</param>
public sealed record PolicyTestCase(
    string Id,
    string? Rule,
    QuestionedZone Zone,
    DnsName Name,
    RecordType Type,
    DnsClient Client,
    IReadOnlyDictionary<string, bool> Health,
    PolicyExpectation Expected,
    Location At
);
