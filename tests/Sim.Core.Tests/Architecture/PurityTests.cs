using System.Xml.Linq;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using Sim.Core.Quantities;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Sim.Core.Tests.Architecture;

/// <summary>The core has no files, no console, no wall clock, no network and no threads of its own.</summary>
[TestFixture]
public sealed class PurityTests
{
    // Whole namespaces and types that the list of banned symbols, which names members, does not cover.
    private const string Machine =
        @"^System\.(Console|Random|Diagnostics\.(Stopwatch|Process)|IO\.(File|Directory|Path|FileInfo|FileStream)"
        + @"|Net\.(Dns|Http\.HttpClient|Sockets\.(Socket|TcpClient|UdpClient))"
        + @"|Threading\.(Thread|ThreadPool|Timer|Tasks\.Parallel)|TimeProvider|Environment)$";

    private static readonly ArchUnitNET.Domain.Architecture s_core = new ArchLoader()
        .LoadAssembliesIncludingDependencies(typeof(SimTime).Assembly)
        .Build();

    [Test]
    public void Nothing_in_the_core_touches_the_machine() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^Sim\.Core(\.|$)")
            .Should()
            .NotDependOnAny(Types(includeReferenced: true).That().HaveFullNameMatching(Machine))
            .Check(s_core);

    [TestCase("Sim.Core/Sim.Core.csproj", "BannedSymbols.txt")]
    [TestCase("Sim.Core/Sim.Core.csproj", "BannedSymbols.Determinism.txt")]
    [TestCase("Sim.Scenarios/Sim.Scenarios.csproj", "../Sim.Core/BannedSymbols.Determinism.txt")]
    public void The_list_of_banned_symbols_reaches_the_analyzer(string project, string list) =>
        Assert.That(
            XDocument
                .Load(Repository.PathOf(project))
                .Descendants("AdditionalFiles")
                .Select(item => item.Attribute("Include")?.Value),
            Does.Contain(list)
        );

    [TestCase("P:System.DateTime.Now", TestName = "The wall clock is banned")]
    [TestCase("T:System.Random", TestName = "Chance without a name and a seed is banned")]
    [TestCase("M:System.Guid.NewGuid", TestName = "Names that differ from run to run are banned")]
    [TestCase(
        "M:System.Math.Exp(System.Double)",
        TestName = "Functions whose last bit depends on the processor are banned"
    )]
    [TestCase("T:System.Console", TestName = "The console is banned")]
    [TestCase("T:System.IO.File", TestName = "Files are banned")]
    [TestCase("T:System.Threading.Thread", TestName = "Threads are banned")]
    public void A_banned_symbol_comes_with_its_replacement(string symbol)
    {
        string? line = Directory
            .EnumerateFiles(Repository.PathOf("Sim.Core"), "BannedSymbols*.txt")
            .SelectMany(File.ReadLines)
            .SingleOrDefault(one => one.StartsWith(symbol + ";", StringComparison.Ordinal));
        Assert.That(line, Is.Not.Null);
        Assert.That(line!.Split(';')[1], Is.Not.Empty);
    }
}
