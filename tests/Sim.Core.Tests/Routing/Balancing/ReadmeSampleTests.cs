using System.Text.RegularExpressions;
using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Tests.Routing.Balancing;

/// <summary>The samples in the README of the folder are the code of this file, which runs.</summary>
[TestFixture]
public sealed partial class ReadmeSampleTests
{
    private const string Folder = "Sim.Core/Routing/Balancing/README.md";
    private const string Code = "tests/Sim.Core.Tests/Routing/Balancing/ReadmeSampleTests.cs";

    [Test]
    public void Every_sample_is_in_this_file()
    {
        string code = Squeeze(File.ReadAllText(Repository.PathOf(Code)));
        string[] samples =
        [
            .. SamplePattern()
                .Matches(File.ReadAllText(Repository.PathOf(Folder)))
                .Select(sample => sample.Groups["code"].Value),
        ];
        Assert.That(samples, Is.Not.Empty);
        Assert.That(samples.Where(sample => !code.Contains(Squeeze(sample))), Is.Empty);
    }

    // The client was with another blade than the third, and Maglev moves hardly anyone else.
    [Test]
    public void A_flow_is_looked_up_before_and_after_a_blade_leaves()
    {
        UInt128 client = FlowKey.NumberOf(0xC000_0201);
        UInt128 service = FlowKey.NumberOf(0xCB00_7101);

        EcmpTable six = EcmpTable.Of(EcmpHashKind.Maglev, [true, true, true, true, true, true]);
        EcmpTable five = EcmpTable.Of(EcmpHashKind.Maglev, [true, true, false, true, true, true], former: six);
        ulong hash = new FlowKey(client, service, 50_000, 443, FlowKey.Tcp).Hash(seed: 1);
        bool isReset = five.Pick(hash) != six.Pick(hash);

        Assert.That(isReset, Is.EqualTo(six.Pick(hash) == 2));
    }

    private static string Squeeze(string text) => WhitespacePattern().Replace(text, "");

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SamplePattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhitespacePattern();
}
