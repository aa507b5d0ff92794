using FsCheck;
using Sim.Scenarios.Import.Kubernetes;

namespace Sim.Scenarios.Tests.Import.Kubernetes;

public sealed class KubernetesQuantityTests
{
    [TestCase("0", 0)]
    [TestCase("1", 1_000)]
    [TestCase("100m", 100)]
    [TestCase("1.5", 1_500)]
    [TestCase(".5", 500)]
    [TestCase("5.", 5_000)]
    [TestCase("1k", 1_000_000)]
    [TestCase("1e3", 1_000_000)]
    [TestCase("1E3", 1_000_000)]
    [TestCase("12e-1", 1_200)]
    [TestCase("2Gi", 2_147_483_648_000)]
    [TestCase("0.5Ki", 512_000)]
    [TestCase("1E", long.MaxValue)] // 1e18 whole units are 1e21 thousandths
    [TestCase("1P", 1_000_000_000_000_000_000)]
    [TestCase("-2", -2_000)]
    [TestCase("+2", 2_000)]
    [TestCase("1u", 1)] // finer than a thousandth rounds up
    [TestCase("1500u", 2)]
    [TestCase("0.0001", 1)]
    public void A_quantity_is_read_in_thousandths(string text, long milli)
    {
        Assert.That(KubernetesQuantity.TryParseMilli(text, out long read), Is.True);
        Assert.That(read, Is.EqualTo(milli));
    }

    [TestCase("")]
    [TestCase("m")]
    [TestCase(".")]
    [TestCase("1.2.3")]
    [TestCase("1 k")]
    [TestCase("1K")]
    [TestCase("1mi")]
    [TestCase("1e")]
    [TestCase("1e1.5")]
    [TestCase("1e1000")]
    [TestCase("--1")]
    [TestCase("80%")]
    [TestCase("٣")]
    public void Anything_else_is_refused(string text) =>
        Assert.That(KubernetesQuantity.TryParseMilli(text, out _), Is.False);

    [Law]
    public bool Whole_numbers_and_thousandths_agree(int number) =>
        KubernetesQuantity.TryParseMilli($"{number}", out long whole)
        && KubernetesQuantity.TryParseMilli($"{number}000m", out long milli)
        && whole == milli
        && whole == number * 1000L;

    [Law]
    public bool No_text_throws(NonNull<string> text) =>
        KubernetesQuantity.TryParseMilli(text.Get, out long milli) || milli == 0;
}
