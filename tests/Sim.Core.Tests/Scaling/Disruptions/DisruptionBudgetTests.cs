using Sim.Core.Scaling;
using Sim.Core.Scaling.Disruptions;

namespace Sim.Core.Tests.Scaling.Disruptions;

public sealed class DisruptionBudgetTests
{
    // Half of 7 is 3.5: at least 4 have to be left, or at most 4 may be missing.
    [TestCase("50%", 7, 7, 3, 4)]
    [TestCase("50%", 7, 5, 1, 2)]
    [TestCase("50%", 7, 3, 0, 0)]
    [TestCase("2", 10, 10, 8, 2)]
    [TestCase("0", 10, 10, 10, 0)]
    [TestCase("100%", 10, 10, 0, 10)]
    [TestCase("20", 10, 10, 0, 10)]
    public void Evictions_are_allowed_down_to_what_has_to_be_left(
        string budget,
        int wanted,
        int healthy,
        int withLeast,
        int withMost
    )
    {
        Assert.That(CountOrPercent.TryParse(budget, out CountOrPercent value));
        Assert.That(DisruptionBudget.MinAvailable(value).AllowedNow(wanted, healthy), Is.EqualTo(withLeast));
        Assert.That(DisruptionBudget.MaxUnavailable(value).AllowedNow(wanted, healthy), Is.EqualTo(withMost));
    }
}
