using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using Sim.Core.Quantities;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Sim.Core.Tests.Architecture;

/// <summary>
/// The layers: Traffic -> Models -> {Routing, Scaling, Network, Kernel, Statistics} -> {Randomness, Quantities}.
/// </summary>
[TestFixture]
public sealed class LayerTests
{
    // Every folder with those that it may use; whatever is not named here is refused. Routing and Scaling are shared
    // with production and Network is a plain function of places, so none of them sees the simulated clock or a model.
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Quantities"] = [],
        ["Randomness"] = ["Quantities"],
        ["Statistics"] = ["Quantities", "Randomness"],
        ["Kernel"] = ["Quantities", "Randomness", "Statistics"],
        ["Network"] = ["Quantities", "Randomness"],
        ["Routing"] = ["Quantities", "Randomness"],
        ["Scaling"] = ["Quantities", "Randomness", "Routing"],
        ["Models"] = ["Quantities", "Randomness", "Statistics", "Kernel", "Network", "Routing", "Scaling"],
        ["Traffic"] = ["Quantities", "Randomness", "Statistics", "Kernel", "Network", "Routing", "Scaling", "Models"],
    };

    private static readonly ArchUnitNET.Domain.Architecture s_core = new ArchLoader()
        .LoadAssemblies(typeof(SimTime).Assembly)
        .Build();

    private static IEnumerable<string> Folders => s_mayUse.Keys;

    [Test]
    public void Every_folder_of_the_core_has_its_place_in_the_layers() =>
        Assert.That(
            s_core.Types.Select(type => FolderOf(type.Namespace.FullName)).OfType<string>().Distinct(),
            Is.EquivalentTo(Folders)
        );

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_only_the_folders_below_it(string folder)
    {
        string[] refused = [.. Folders.Except(s_mayUse[folder]).Where(other => other != folder)];
        Types().That().Are(In(folder)).Should().NotDependOnAny(In(refused)).Check(s_core);
    }

    [Test]
    public void Scaling_shares_the_explanation_with_routing_and_nothing_else()
    {
        IObjectProvider<IType> decisions = Types()
            .That()
            .ResideInNamespaceMatching(@"^Sim\.Core\.Routing\.")
            .As("the folders of Routing");
        Types().That().Are(In("Scaling")).Should().NotDependOnAny(decisions).Check(s_core);
    }

    private static GivenTypesConjunctionWithDescription In(params string[] folders) =>
        Types()
            .That()
            .ResideInNamespaceMatching($@"^Sim\.Core\.({string.Join('|', folders)})(\.|$)")
            .As("in " + string.Join(", ", folders));

    private static string? FolderOf(string space) =>
        space.Split('.') is ["Sim", "Core", var folder, ..] ? folder : null;
}
