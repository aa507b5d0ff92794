using System.Globalization;
using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.PolicyTests;

/// <summary>
/// Reads what is expected, in exactly one form: <c>{dist: {value: probability}}</c>, <c>{set: [value]}</c>,
/// <c>{anyOf: [value], count}</c>, <c>{noanswer: true}</c> or <c>{rcode: NOERROR | NODATA | NXDOMAIN}</c>.
/// </summary>
internal sealed class ExpectationReader(Fields expect, RecordType type, ImportNotes notes)
{
    private const string Forms = "one of dist, set, anyOf with count, noanswer, rcode";

    private static readonly string[] s_forms = ["dist", "set", "anyOf", "noanswer", "rcode"];

    private static readonly string[] s_codes = [AnswerSummary.NoError, AnswerSummary.NoData, AnswerSummary.NxDomain];

    private static readonly Dictionary<string, int> s_codeWords = s_codes
        .Index()
        .ToDictionary(code => code.Item, code => code.Index, StringComparer.Ordinal);

    /// <summary>Null when it is wrong, which is reported.</summary>
    public PolicyExpectation? Read()
    {
        string[] present = [.. s_forms.Where(expect.Has)];
        PolicyExpectation? expected = present switch
        {
            ["dist"] => ReadDistribution(),
            ["set"] => ReadValues("set") is { } values ? new ExpectedSet(values) : null,
            ["anyOf"] => ReadAnyOf(),
            ["noanswer"] => ReadNoAnswer(),
            ["rcode"] => expect.Word("rcode", s_codeWords) is { } code ? new ExpectedResponseCode(s_codes[code]) : null,
            _ => RefuseForms(present),
        };
        if (present is not ["anyOf"] && expect.Has("count"))
        {
            notes.Error(expect.At("count"), "stray-count", "'count' belongs to 'anyOf'", Forms);
        }
        expect.RefuseUnknown();
        return expected;
    }

    private PolicyExpectation? RefuseForms(string[] present)
    {
        string what = present.Length == 0 ? "expects nothing" : $"expects {string.Join(" and ", present)} at once";
        notes.Error(expect.Location, "one-expectation", $"the case {what}", Forms);
        return null;
    }

    private ExpectedDistribution? ReadDistribution()
    {
        if (expect.Mapping("dist") is not { } mapping)
        {
            return null;
        }
        bool isWhole = true;
        Dictionary<string, double> shares = new(StringComparer.Ordinal);
        foreach (LocatedEntry entry in mapping.Entries)
        {
            if (entry.Value is LocatedScalar scalar && scalar.TryReadNumber(out double share) && share is >= 0 and <= 1)
            {
                string value = Canonical(entry.Key.Text);
                shares[value] = shares.GetValueOrDefault(value) + share;
                continue;
            }
            isWhole = false;
            notes.Error(
                entry.Value.Location,
                "not-a-share",
                $"the share of '{entry.Key.Text}' is {(entry.Value as LocatedScalar)?.Text ?? entry.Value.Kind}",
                "a number from 0 to 1"
            );
        }
        double sum = shares.Values.Sum();
        if (isWhole && Math.Abs(sum - 1) > shares.Count * PolicyTestRunner.Tolerance)
        {
            notes.Diagnostics.Warning(
                mapping.Location,
                "shares-not-one",
                string.Create(CultureInfo.InvariantCulture, $"the shares sum to {sum:0.##########}, not to 1")
            );
        }
        return isWhole
            ? new ExpectedDistribution([.. shares.Select(share => new ValueShare(share.Key, share.Value))])
            : null;
    }

    private ExpectedAnyOf? ReadAnyOf()
    {
        List<string>? values = ReadValues("anyOf");
        if (!expect.Has("count"))
        {
            expect.Missing("count");
        }
        int? count = expect.Integer("count", 1, int.MaxValue);
        return values is null || count is null ? null : new ExpectedAnyOf(values, count.Value);
    }

    private ExpectedNoAnswer? ReadNoAnswer()
    {
        if (expect.Flag("noanswer") is not { } isNone)
        {
            return null;
        }
        if (isNone)
        {
            return new ExpectedNoAnswer();
        }
        notes.Error(expect.At("noanswer"), "one-expectation", "'noanswer' is false, which expects nothing", Forms);
        return null;
    }

    private List<string>? ReadValues(string key)
    {
        List<string> values = [.. expect.Texts(key).Select(Canonical)];
        if (values.Count == 0 && expect.List(key) is { Count: 0 } list)
        {
            notes.Error(list.Location, "empty-list", $"'{key}' has no values", "at least one value");
        }
        return values.Count == 0 ? null : values;
    }

    /// <summary>IPv6 addresses have many spellings, here as in the zone.</summary>
    private string Canonical(string value) => type == RecordType.AAAA ? AddressBook.Canonical(value) : value;
}
