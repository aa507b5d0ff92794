using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Datasets;

public class AccessTableTest
{
    private const string Header = "continent,country,ftth,cable,dsl,leo,4g,5g\n";

    [Test]
    public void Every_country_has_access_networks()
    {
        foreach (Country country in BuiltinDatasets.Countries)
        {
            Assert.That(BuiltinDatasets.AccessOf(country).Continent, Is.EqualTo(country.Continent), country.Iso2);
        }
    }

    // By the table: France 65 % fiber; Iceland has no row, and Europe's is 45 %.
    [TestCase("FR", 0.65)]
    [TestCase("IS", 0.45)]
    public void A_country_without_a_row_has_the_shares_of_its_continent(string country, double fiber)
    {
        AccessShares shares = BuiltinDatasets.AccessOf(BuiltinDatasets.Countries.Single(one => one.Iso2 == country));

        Assert.That(shares.Fixed.Parts[0], Is.EqualTo((AccessNetwork.Ftth, new Ratio(fiber))));
    }

    [TestCase("EU,FR,60,8,26,1,75,25\n", "2:7", "shares")]
    [TestCase("EU,FR,65,8,26,1,75,24\n", "2:17", "shares")]
    [TestCase("EX,FR,65,8,26,1,75,25\n", "2:1", "unknown-word")]
    [TestCase("EU,fr,65,8,26,1,75,25\n", "2:4", "country-code")]
    public void A_broken_row_is_told_at_its_place(string row, string place, string code)
    {
        DiagnosticList found = [];

        Assert.That(AccessTable.Read(new SourceText("access.csv", Header + row), found), Is.Null);
        Assert.That(found.Single().ToString(), Does.StartWith($"access.csv:{place}: {code}: "));
    }
}
