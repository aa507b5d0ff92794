using System.Text.Json.Nodes;
using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>A whole number of pods, or a percentage of them.</summary>
internal sealed class CountOrPercentForm() : ScalarForm<CountOrPercent>(null)
{
    public override object Placeholder => default(CountOrPercent);

    protected override string Expectation => CountOrPercent.Expectation;

    public override JsonObject Describe() =>
        new()
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "string", ["pattern"] = CountOrPercent.Pattern },
                new JsonObject
                {
                    ["type"] = "integer",
                    ["minimum"] = 0,
                    ["maximum"] = 999_999_999,
                }
            ),
        };

    protected override bool TryRead(LocatedScalar scalar, out CountOrPercent value) =>
        CountOrPercent.TryParse(scalar.Text, out value);

    protected override CountOrPercent ReadLimit(string text) =>
        throw new NotSupportedException("A number or a percentage has no range.");

    protected override object Explain(LocatedScalar scalar, string path, BindContext context)
    {
        string found = $"{BindContext.Name(path)} is '{scalar.Text}'";
        context.Error(path, scalar.Location, "wrong-unit", found, Expectation, null);
        return Placeholder;
    }
}
