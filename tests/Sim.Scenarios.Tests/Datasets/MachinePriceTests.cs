using Sim.Core.Scaling;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Tests.Datasets;

public sealed class MachinePriceTests
{
    // n2-standard-16: 16 * 0.031611 + 64 * 0.004237; e2-highmem-2: 2 * 0.021811 + 16 * 0.002923. Of n4 nothing
    // is known.
    [TestCase("n2-standard-8", 0.3885)]
    [TestCase("n2-standard-16", 0.776944)]
    [TestCase("e2-highmem-2", 0.090390)]
    [TestCase("n4-standard-8", null)]
    public void A_machine_has_its_own_price_or_that_of_its_parts(string machine, double? usd) =>
        Assert.That(
            MachinePrice.Of(MachineType.Parse(machine), BuiltinDatasets.MachinePrices),
            usd is { } known ? Is.EqualTo(known).Within(1e-9) : Is.Null
        );
}
