using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Synthesis;

namespace Sim.Core.Tests.Routing.Bgp.Synthesis;

/// <summary>The sample of the folder's README, which stands in this file too.</summary>
public sealed class ReadmeSampleTests
{
    [Test]
    public void The_sample_is_this_code()
    {
        string page = File.ReadAllText(Repository.PathOf("Sim.Core/Routing/Bgp/Synthesis/README.md"));
        string file = "tests/Sim.Core.Tests/Routing/Bgp/Synthesis/ReadmeSampleTests.cs";
        string sample = page.Split("```csharp\n")[1].Split("```")[0];

        Assert.That(sample, Has.Length.GreaterThan(0));
        Assert.That(Unindented(File.ReadAllText(Repository.PathOf(file))), Does.Contain(Unindented(sample)));
    }

    [Test]
    public void The_sample_names_a_tier_1_network_and_finds_the_largest_of_France()
    {
        var specification = new SyntheticSpecification
        {
            NetworkCount = 300,
            Countries = [new SyntheticCountry("FR", Users: 54_000_000), new SyntheticCountry("DE", Users: 73_000_000)],
            Metros =
            [
                new SyntheticMetro("CDG", "FR", new GeoPoint(48.9, 2.3), Weight: 2),
                new SyntheticMetro("MRS", "FR", new GeoPoint(43.3, 5.4), Weight: 1),
                new SyntheticMetro("FRA", "DE", new GeoPoint(50.1, 8.7), Weight: 3),
            ],
            NamedNetworks = [new NamedNetwork(new Asn(3356), NetworkRole.Tier1)],
        };
        var internet = SyntheticInternet.Generate(specification, new RandomStreams(Seed: 7));
        int top = internet.Graph.IndexOf(new Asn(3356));
        int largest = internet.EyeballsOf(country: 0)[0];

        Assert.That(internet.RoleOf(top), Is.EqualTo(NetworkRole.Tier1));
        Assert.That(internet.RoleOf(largest), Is.EqualTo(NetworkRole.Eyeball));
        Assert.That(internet.CountryOf(largest), Is.Zero);
    }

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));
}
