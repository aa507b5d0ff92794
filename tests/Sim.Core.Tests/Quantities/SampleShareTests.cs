using System.Text.RegularExpressions;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Quantities;

[TestFixture]
public sealed class SampleShareTests
{
    [TestCase("1/100", 0.01)]
    [TestCase("1%", 0.01)]
    [TestCase("0.25", 0.25)]
    [TestCase("3/4", 0.75)]
    [TestCase("1", 1)]
    public void A_part_is_a_fraction_a_percentage_or_a_number(string text, double expected)
    {
        Assert.Multiple(() =>
        {
            Assert.That(SampleShare.Parse(text).Value, Is.EqualTo(expected).Within(1e-15));
            Assert.That(Regex.IsMatch(text, SampleShare.Pattern), Is.True);
        });
    }

    [TestCase("")]
    [TestCase("1/")]
    [TestCase("/100")]
    [TestCase("1/0")]
    [TestCase("1/100%")]
    [TestCase("-1")]
    [TestCase("1 / 100")]
    [TestCase(null)]
    public void Anything_else_is_no_part(string? text) => Assert.That(SampleShare.TryParse(text, out _), Is.False);

    [TestCase("1%", "1/100")]
    [TestCase("0.5", "1/2")]
    [TestCase("3/4", "75%")]
    [TestCase("1", "1/1")]
    public void It_is_printed_as_one_of_many_where_it_is(string text, string expected) =>
        Assert.That(SampleShare.Parse(text).ToString(), Is.EqualTo(expected));
}
