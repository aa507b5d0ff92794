namespace Sim.Scenarios.Schema.Checks;

/// <summary>Variants can be told apart; what they change is checked when they are loaded.</summary>
internal static class VariantChecks
{
    public static void Run(CheckContext context) =>
        context.CheckUnique(
            "variant",
            context.Scenario.Variants.Select(variant => variant.Id),
            i => $"variants[{i}].id"
        );
}
