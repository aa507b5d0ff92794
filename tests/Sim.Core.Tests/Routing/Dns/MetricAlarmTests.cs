using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Tests.Routing.Dns;

public sealed class MetricAlarmTests
{
    // Per period: g good, b bad, . no datapoint; the state after each: O OK, A ALARM, ? INSUFFICIENT_DATA.
    [TestCase("gbbbg", 3, ExpectedResult = "OOOAO")]
    [TestCase("bb", 1, ExpectedResult = "AA")]
    [TestCase("bgbb", 2, ExpectedResult = "OOOA")]
    // A single gap neither adds to the row nor breaks it.
    [TestCase("b.b.g", 2, ExpectedResult = "OOAAO")]
    [TestCase("bb...g", 2, ExpectedResult = "OAA??O")]
    [TestCase("..bb", 2, ExpectedResult = "O??A")]
    public string The_state_follows_the_row(string periods, int datapoints)
    {
        MetricAlarmState state = default;
        return string.Concat(
            periods.Select(period =>
                MetricAlarm.Observe(ref state, Datapoint(period), 0.5, datapoints) switch
                {
                    MetricState.Ok => 'O',
                    MetricState.Alarm => 'A',
                    _ => '?',
                }
            )
        );
    }

    [Test]
    public void The_threshold_itself_is_not_above_it()
    {
        MetricAlarmState state = default;
        Assert.That(MetricAlarm.Observe(ref state, 0.5, 0.5, 1), Is.EqualTo(MetricState.Ok));
    }

    [Law]
    public void A_higher_threshold_is_never_in_alarm_when_a_lower_one_is_not(byte[] series, byte low, byte more)
    {
        MetricAlarmState strict = default;
        MetricAlarmState lenient = default;
        foreach (byte value in series)
        {
            double? datapoint = value % 5 == 0 ? null : value;
            MetricState first = MetricAlarm.Observe(ref strict, datapoint, low, 2);
            MetricState second = MetricAlarm.Observe(ref lenient, datapoint, low + more, 2);
            Assert.That(second != MetricState.Alarm || first == MetricState.Alarm);
        }
    }

    private static double? Datapoint(char period) =>
        period switch
        {
            'g' => 0,
            'b' => 1,
            _ => null,
        };
}
