using System.Globalization;
using System.Text.Json.Nodes;
using Sim.Scenarios.Answers;

namespace Sim.Scenarios.PolicyTests;

/// <summary>What an answer has to be, or was, in one of the forms that a case may ask for.</summary>
public abstract record PolicyExpectation
{
    /// <summary>As a case writes it under <c>expect</c>.</summary>
    public abstract JsonObject ToJson();

    /// <summary>For people, in one line.</summary>
    public sealed override string ToString() => Text;

    private protected abstract string Text { get; }

    private protected static string Percent(double share) =>
        (100 * share).ToString("0.#######", CultureInfo.InvariantCulture) + " %";

    private protected static JsonArray Array(IEnumerable<string> values) =>
        [.. values.Select(value => (JsonNode)JsonValue.Create(value))];
}

/// <summary>The share of each value, see <see cref="AnswerSummary.Distribution"/>; every other value has none.</summary>
public sealed record ExpectedDistribution(IReadOnlyList<ValueShare> Shares) : PolicyExpectation
{
    private protected override string Text =>
        Shares.Count == 0 ? "nothing" : string.Join(", ", Shares.Select(s => $"{s.Value} {Percent(s.Probability)}"));

    public override JsonObject ToJson()
    {
        var shares = new JsonObject();
        foreach (ValueShare share in Shares)
        {
            shares[share.Value] = share.Probability;
        }
        return new JsonObject { ["dist"] = shares };
    }
}

/// <summary>Every answer has exactly these values, in any order.</summary>
public sealed record ExpectedSet(IReadOnlyList<string> Values) : PolicyExpectation
{
    private protected override string Text => $"together {string.Join(", ", Values)}";

    public override JsonObject ToJson() => new() { ["set"] = Array(Values) };
}

/// <summary>Every answer has so many different values, all of them from the list.</summary>
public sealed record ExpectedAnyOf(IReadOnlyList<string> Values, int Count) : PolicyExpectation
{
    private protected override string Text =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} of {string.Join(", ", Values)}");

    public override JsonObject ToJson() => new() { ["anyOf"] = Array(Values), ["count"] = Count };
}

/// <summary>NOERROR without records.</summary>
public sealed record ExpectedNoAnswer : PolicyExpectation
{
    private protected override string Text => "no answer (NODATA)";

    public override JsonObject ToJson() => new() { ["noanswer"] = true };
}

/// <summary>A response code alone.</summary>
/// <param name="Code">NOERROR, NODATA or NXDOMAIN.</param>
public sealed record ExpectedResponseCode(string Code) : PolicyExpectation
{
    private protected override string Text => Code;

    public override JsonObject ToJson() => new() { ["rcode"] = Code };
}
