using System.Text.RegularExpressions;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Tests.Schema;

public class FaultModeTests
{
    [Test]
    public void Every_mode_is_read_with_its_number()
    {
        Assert.That(FaultMode.Parse("refuse"), Is.EqualTo(new FaultMode.Refuse()));
        Assert.That(FaultMode.Parse("blackhole"), Is.EqualTo(new FaultMode.Blackhole()));
        Assert.That(FaultMode.Parse("errors 30%"), Is.EqualTo(new FaultMode.Errors(new Ratio(0.3))));
        Assert.That(FaultMode.Parse("slow +200ms"), Is.EqualTo(new FaultMode.Slow(SimDuration.FromMilliseconds(200))));
    }

    [TestCase("")]
    [TestCase("Refuse")]
    [TestCase("errors")]
    [TestCase("errors 30")]
    [TestCase("errors 0%")]
    [TestCase("errors 101%")]
    [TestCase("slow 200ms")]
    [TestCase("slow +0")]
    [TestCase("slow +200")]
    [TestCase("slow + 200ms")]
    [TestCase("blackhole ")]
    public void What_is_no_mode_is_refused(string text)
    {
        Assert.That(FaultMode.TryParse(text, out _), Is.False);
        Assert.That(() => FaultMode.Parse(text), Throws.TypeOf<FormatException>());
    }

    [TestCase("refuse")]
    [TestCase("stockout")]
    [TestCase("errors 0.5%")]
    [TestCase("slow +1m30s")]
    public void A_mode_prints_as_it_is_read(string text) =>
        Assert.That(FaultMode.Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("refuse", ExpectedResult = true)]
    [TestCase("errors 12.5%", ExpectedResult = true)]
    [TestCase("slow +1m30s", ExpectedResult = true)]
    [TestCase("stockout", ExpectedResult = true)]
    [TestCase("slow +1m30", ExpectedResult = false)]
    public bool The_pattern_of_the_schema_agrees_with_the_reader(string text)
    {
        bool fits = Regex.IsMatch(text, FaultMode.Pattern);
        Assert.That(FaultMode.TryParse(text, out _), Is.EqualTo(fits));
        return fits;
    }
}
