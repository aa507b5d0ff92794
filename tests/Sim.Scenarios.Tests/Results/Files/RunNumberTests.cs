using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Tests.Results.Files;

public sealed class RunNumberTests
{
    [TestCase(0, "0")]
    [TestCase(-0.0, "0")]
    [TestCase(38000, "38000")]
    [TestCase(0.1 + 0.2, "0.3")]
    [TestCase(1234567890123.0, "1234567890000")] // nine digits
    [TestCase(1.23456789e-7, "0.000000123456789")]
    [TestCase(-2.5, "-2.5")]
    [TestCase(double.NaN, null)]
    [TestCase(double.PositiveInfinity, null)]
    [TestCase(null, null)]
    public void Numbers_have_nine_digits_and_no_exponent(double? value, string? text) =>
        Assert.That(RunNumber.Text(value), Is.EqualTo(text));
}
