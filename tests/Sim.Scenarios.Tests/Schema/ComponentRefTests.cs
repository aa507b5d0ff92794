using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Tests.Schema;

public class ComponentRefTests
{
    [Test]
    public void Every_kind_of_component_is_read()
    {
        Assert.That(ComponentRef.Parse("site/dc-par"), Is.EqualTo(new ComponentRef.SiteRef("dc-par")));
        Assert.That(ComponentRef.Parse("blade/dc-par/2"), Is.EqualTo(new ComponentRef.BladeRef("dc-par", 2)));
        Assert.That(
            ComponentRef.Parse("upstream/dc-par/AS3356"),
            Is.EqualTo(new ComponentRef.UpstreamRef("dc-par", "AS3356"))
        );
        Assert.That(ComponentRef.Parse("link/dc-par/FR"), Is.EqualTo(new ComponentRef.LinkRef("dc-par", "FR")));
        Assert.That(ComponentRef.Parse("region/gke-eu"), Is.EqualTo(new ComponentRef.RegionRef("gke-eu")));
        Assert.That(ComponentRef.Parse("pods/gke-eu"), Is.EqualTo(new ComponentRef.PodsRef("gke-eu")));
        Assert.That(ComponentRef.Parse("store/catalog"), Is.EqualTo(new ComponentRef.StoreRef("catalog")));
        Assert.That(ComponentRef.Parse("checks/abcd-1234"), Is.EqualTo(new ComponentRef.ChecksRef("abcd-1234")));
    }

    /// <summary>Texts from the letters of the grammar, so that a good part of them is valid.</summary>
    private static Arbitrary<string> Texts() =>
        (
            from kind in Gen.Elements(
                "site",
                "blade",
                "upstream",
                "link",
                "region",
                "pods",
                "store",
                "checks",
                "Site",
                ""
            )
            from parts in Gen.ListOf(
                Gen.Elements("dc-par", "a", "0", "1", "12345", "AS3356", "AS0", "AS", "FR", "fr", "FRA", "", "é", "X_")
            )
            select string.Join('/', [kind, .. parts.Take(3)])
        ).ToArbitrary();

    [Law(MaxTest = 2_000)]
    public Property The_pattern_accepts_exactly_what_is_read_and_what_is_read_prints_the_same() =>
        Prop.ForAll(
            Texts(),
            text =>
            {
                bool isRead = ComponentRef.TryParse(text, out ComponentRef? component);
                return isRead == Regex.IsMatch(text, ComponentRef.Pattern)
                    && (!isRead || component!.ToString() == text);
            }
        );
}
