using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Quantities;

[TestFixture]
public sealed class QuantityTextTests
{
    // Fragments from which both right and wrong texts arise often. The Arabic-Indic digit is a digit to some parsers.
    private static readonly string[] s_fragments =
    [
        "0",
        "1",
        "25",
        "007",
        ".",
        ".5",
        "-",
        "+",
        " ",
        "\n",
        "e3",
        "٣",
        ",",
        "ns",
        "us",
        "ms",
        "s",
        "m",
        "h",
        "d",
        "%",
        "rps",
        "krps",
        "rpm",
        "bps",
        "kbps",
        "Mbps",
        "Gbps",
        "Tbps",
        "GBPS",
        "B",
        "KB",
        "kb",
        "MB",
        "GB",
        "KiB",
        "MiB",
        "GiB",
    ];

    [TestCase("250ms", 250_000_000)]
    [TestCase("45m", 2_700_000_000_000)]
    [TestCase("1h30m", 5_400_000_000_000)]
    [TestCase("1.5s", 1_500_000_000)]
    [TestCase("2d", 172_800_000_000_000)]
    [TestCase("1m1m", 120_000_000_000)]
    [TestCase("0", 0)]
    [TestCase("0.6ns", 1)]
    [TestCase("0.0000000001s", 0)]
    [TestCase("9223372036854775807ns", long.MaxValue)]
    public void A_duration_is_read_to_the_nanosecond(string text, long nanoseconds)
    {
        Assert.That(SimDuration.Parse(text).Nanoseconds, Is.EqualTo(nanoseconds));
    }

    [TestCase("38000rps", 38_000)]
    [TestCase("38krps", 38_000)]
    [TestCase("0.25krps", 250)]
    [TestCase("90rpm", 1.5)]
    [TestCase("1rpm", 1 / 60.0)]
    public void A_request_rate_is_read(string text, double perSecond) =>
        Assert.That(RequestRate.Parse(text).PerSecond, Is.EqualTo(perSecond));

    [TestCase("10Gbps", 1e10)]
    [TestCase("500Mbps", 5e8)]
    [TestCase("1.5Tbps", 1.5e12)]
    public void A_bit_rate_is_read(string text, double bitsPerSecond) =>
        Assert.That(BitRate.Parse(text).BitsPerSecond, Is.EqualTo(bitsPerSecond));

    [TestCase("14KB", 14_000)]
    [TestCase("1MiB", 1_048_576)]
    [TestCase("0.5GiB", 536_870_912)]
    public void A_size_is_read(string text, double bytes) => Assert.That(ByteSize.Parse(text).Bytes, Is.EqualTo(bytes));

    // As a binary product, 57 x 0.01 is 0.5700000000000001.
    [TestCase("57%", 0.57)]
    [TestCase("0.57", 0.57)]
    [TestCase("8.7%", 0.087)]
    [TestCase("250%", 2.5)]
    public void A_ratio_is_the_double_closest_to_what_was_written(string text, double value) =>
        Assert.That(Ratio.Parse(text).Value, Is.EqualTo(value));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("1")]
    [TestCase("s")]
    [TestCase("-1s")]
    [TestCase("1 s")]
    [TestCase("1h 30m")]
    [TestCase("1,5s")]
    [TestCase("1.s")]
    [TestCase("1..5s")]
    [TestCase("1e3s")]
    [TestCase("٣s")]
    [TestCase("9223372036854775808ns")]
    [TestCase("293y")]
    [TestCase("107000d")]
    [TestCase("79228162514264337593543950335d")]
    [TestCase("99999999999999999999999999999999999999999s")]
    [TestCase("9223372036854775807ns1ns")]
    public void What_is_no_duration_or_does_not_fit_is_refused_without_an_exception(string? text)
    {
        Assert.That(SimDuration.TryParse(text, out _), Is.False);
    }

    [Test]
    public void A_number_that_no_decimal_holds_is_refused_without_an_exception()
    {
        const string Huge = "79228162514264337593543950335";
        Assert.That(BitRate.TryParse(Huge + "Tbps", out _), Is.False);
        Assert.That(ByteSize.TryParse(Huge + "GiB", out _), Is.False);
        Assert.That(RequestRate.TryParse(Huge + "9rps", out _), Is.False);
        Assert.That(Ratio.TryParse(Huge + "9", out _), Is.False);
        Assert.That(() => BitRate.Parse("10"), Throws.InstanceOf<FormatException>().With.Message.Contains("10Gbps"));
    }

    [TestCaseSource(nameof(Patterns))]
    public void The_pattern_accepts_exactly_what_the_parser_accepts(string pattern, Func<string, bool> accepts)
    {
        // A line feed at the end is no match in ECMA 262, so $ is written \z for .NET.
        var regex = new Regex(pattern.Replace("$", "\\z"), RegexOptions.ECMAScript);
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(3_000),
            Prop.ForAll(
                Gen.Elements(s_fragments).ListOf().Select(parts => string.Concat(parts.Take(5))).ToArbitrary(),
                text => regex.IsMatch(text) == accepts(text)
            )
        );
    }

    [Law(MaxTest = 1_000)]
    public bool A_printed_duration_is_read_back_exactly(long nanoseconds, byte shift)
    {
        var duration = new SimDuration((nanoseconds & long.MaxValue) >> (shift % 63));
        return SimDuration.Parse(duration.ToString()) == duration;
    }

    [TestCase(0, "0s")]
    [TestCase(1, "1ns")]
    [TestCase(1_500, "1500ns")]
    [TestCase(250_000_000, "250ms")]
    [TestCase(1_500_000_000, "1.5s")]
    [TestCase(5_400_000_000_000, "1h30m")]
    [TestCase(-90_000_000_000, "-1m30s")]
    [TestCase(long.MaxValue, "2562047h47m16.854775807s")]
    [TestCase(long.MinValue, "-2562047h47m16.854775808s")]
    public void A_duration_prints_its_shortest_exact_text(long nanoseconds, string text) =>
        Assert.That(new SimDuration(nanoseconds).ToString(), Is.EqualTo(text));

    [TestCase(0, "0bps")]
    [TestCase(0.01234, "0.01234bps")]
    [TestCase(999, "999bps")]
    [TestCase(56_000, "56kbps")]
    [TestCase(1.2345e8, "123.5Mbps")]
    [TestCase(1e10, "10Gbps")]
    [TestCase(-1e10, "-10Gbps")]
    public void A_bit_rate_prints_four_digits_in_the_unit_that_fits(double bitsPerSecond, string text) =>
        Assert.That(new BitRate(bitsPerSecond).ToString(), Is.EqualTo(text));

    [Law(MaxTest = 1_000)]
    public bool Printed_quantities_are_read_back_to_four_digits(uint mantissa, byte exponent)
    {
        double value = (1 + mantissa) * Math.Pow(10, (exponent % 30) - 20);
        return IsClose(BitRate.Parse(new BitRate(value).ToString()).BitsPerSecond, value)
            && IsClose(ByteSize.Parse(new ByteSize(value).ToString()).Bytes, value)
            && IsClose(RequestRate.Parse(new RequestRate(value).ToString()).PerSecond, value)
            && IsClose(Ratio.Parse(new Ratio(value).ToString()).Value, value);
    }

    [TestCase("de-DE")]
    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    public void Texts_do_not_depend_on_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(SimDuration.Parse("1.5s").ToString(), Is.EqualTo("1.5s"));
            Assert.That(new SimDuration(-1_500_000_000).ToString(), Is.EqualTo("-1.5s"));
            Assert.That(SimTime.FromSeconds(72_300).ToString(), Is.EqualTo("20h5m"));
            Assert.That(BitRate.Parse("1.25Gbps").ToString(), Is.EqualTo("1.25Gbps"));
            Assert.That(ByteSize.Parse("1.5KiB").ToString(), Is.EqualTo("1.536KB"));
            Assert.That(RequestRate.Parse("12.5rps").ToString(), Is.EqualTo("12.5rps"));
            Assert.That(Ratio.TryParse("-1", out _), Is.False);
            Assert.That(new Ratio(-0.125).ToString(), Is.EqualTo("-12.5%"));
            Assert.That(SimDuration.TryParse("1,5s", out _), Is.False);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<TestCaseData> Patterns()
    {
        yield return Case<SimDuration>();
        yield return Case<RequestRate>();
        yield return Case<PacketRate>();
        yield return Case<BitRate>();
        yield return Case<ByteSize>();
        yield return Case<Ratio>();
    }

    private static TestCaseData Case<T>()
        where T : struct, IQuantity<T> =>
        new TestCaseData(T.Pattern, (Func<string, bool>)(text => T.TryParse(text, out _))).SetArgDisplayNames(
            typeof(T).Name
        );

    private static bool IsClose(double read, double value) => Math.Abs(read - value) <= 5.01e-4 * value;
}
