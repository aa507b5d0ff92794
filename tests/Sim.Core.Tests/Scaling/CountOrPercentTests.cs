using Sim.Core.Scaling;

namespace Sim.Core.Tests.Scaling;

public sealed class CountOrPercentTests
{
    // 25 % of 10 are 2.5.
    [TestCase("25%", 10, 3, 2)]
    [TestCase("25%", 4, 1, 1)]
    [TestCase("25%", 3, 1, 0)]
    [TestCase("100%", 7, 7, 7)]
    [TestCase("0%", 7, 0, 0)]
    [TestCase("3", 1, 3, 3)]
    public void Percentages_are_rounded_and_numbers_are_not(string text, int pods, int up, int down)
    {
        Assert.That(CountOrPercent.TryParse(text, out CountOrPercent value));
        Assert.That((value.OfRoundedUp(pods), value.OfRoundedDown(pods)), Is.EqualTo((up, down)));
        Assert.That(value.ToString(), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("%")]
    [TestCase("2.5")]
    [TestCase("-1")]
    [TestCase("1 %")]
    [TestCase("1000000000")]
    [TestCase(null)]
    public void Anything_else_is_refused(string? text) => Assert.That(CountOrPercent.TryParse(text, out _), Is.False);

    [Test]
    public void The_largest_percentage_of_the_largest_number_is_a_number() =>
        Assert.That(CountOrPercent.Percent(999_999_999).OfRoundedUp(int.MaxValue), Is.EqualTo(int.MaxValue));
}
