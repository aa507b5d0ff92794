using System.Reflection;
using System.Xml.Linq;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Sim.Runner.Tests.Architecture;

/// <summary>
/// The arrows between and inside the assemblies: Runner -> Scenarios -> Core, and files -> world -> results.
/// </summary>
[TestFixture]
public sealed class AssemblyTests
{
    private static readonly Assembly[] s_assemblies =
    [
        typeof(SimTime).Assembly,
        typeof(RunResult).Assembly,
        typeof(SimTool).Assembly,
    ];

    private static readonly ArchUnitNET.Domain.Architecture s_all = new ArchLoader()
        .LoadAssemblies(s_assemblies)
        .Build();

    [TestCase("Sim.Core", "Sim.Scenarios|Sim.Runner")]
    [TestCase("Sim.Scenarios", "Sim.Runner")]
    // What a file means does not depend on what a run makes of it, and a result can be read without its scenario.
    [TestCase("Sim.Scenarios.Schema", "Sim.Scenarios.(Import|Datasets|World|Results)")]
    [TestCase("Sim.Scenarios.Import", "Sim.Scenarios.(Datasets|World|Results)|Sim.Core.(Kernel|Models|Traffic)")]
    [TestCase("Sim.Scenarios.Lint", "Sim.Scenarios.(Datasets|World|Results)|Sim.Core.(Kernel|Models|Traffic)")]
    [TestCase("Sim.Scenarios.Datasets", "Sim.Scenarios.(Import|World|Results)|Sim.Core.(Kernel|Models|Traffic)")]
    [TestCase("Sim.Scenarios.Results", "Sim.Scenarios.(Schema|Import|Datasets|World)|Sim.Core.(Kernel|Models|Traffic)")]
    // Verbs know how things are shown; what is shown does not know the verb.
    [TestCase("Sim.Runner.(Output|Plots|Report)", "Sim.Runner.Commands")]
    [TestCase("Sim.Runner.(Output|Plots|Report)", "Sim.Core.(Kernel|Models|Traffic|Routing|Scaling|Network)")]
    [TestCase("Sim.Runner.Plots", "Sim.Runner.(Output|Report)")]
    public void The_arrows_point_one_way(string from, string refused) =>
        Types()
            .That()
            .ResideInNamespaceMatching(Below(from))
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Below(refused)))
            .Check(s_all);

    [TestCase("Sim.Core")]
    [TestCase("Sim.Scenarios")]
    public void Every_public_type_of_a_library_says_what_it_is(string library)
    {
        Assembly assembly = s_assemblies.Single(one => one.GetName().Name == library);
        HashSet<string> described =
        [
            .. XDocument
                .Load(Path.ChangeExtension(assembly.Location, ".xml"))
                .Descendants("member")
                .Where(member => member.Element("summary") is not null)
                .Select(member => member.Attribute("name")!.Value),
        ];
        Assert.That(
            assembly
                .GetExportedTypes()
                .Select(type => type.FullName!)
                .Where(type => !described.Contains("T:" + type.Replace('+', '.'))),
            Is.Empty
        );
    }

    private static string Below(string spaces) => $@"^({spaces.Replace(".", @"\.", StringComparison.Ordinal)})(\.|$)";
}
