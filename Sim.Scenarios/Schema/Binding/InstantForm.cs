using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>A point of calendar time in UTC (ISO 8601, RFC 3339): <c>2018-10-15T00:00:00Z</c>.</summary>
internal sealed class InstantForm(LimitsAttribute? limits) : ScalarForm<Instant>(limits)
{
    public override object Placeholder => NodaConstants.UnixEpoch;

    protected override string Expectation => "a UTC time such as 2018-10-15T00:00:00Z";

    public override JsonObject Describe() =>
        new() { ["type"] = "string", ["pattern"] = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$" };

    protected override bool TryRead(LocatedScalar scalar, out Instant value) =>
        InstantPattern.ExtendedIso.Parse(scalar.Text).TryGetValue(default, out value);

    protected override Instant ReadLimit(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    protected override object Explain(LocatedScalar scalar, string path, BindContext context)
    {
        context.Error(path, scalar.Location, "wrong-form", $"{BindContext.Name(path)} is '{scalar.Text}'", Expectation);
        return Placeholder;
    }
}
