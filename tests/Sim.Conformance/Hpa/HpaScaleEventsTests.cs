using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

public sealed class HpaScaleEventsTests
{
    private static IEnumerable<TestCaseData> Cases() => HpaCaseFile.Read<EventsCase>("scale_events");

    [TestCaseSource(nameof(Cases))]
    public void Scale_events_are_counted_and_stored_as_in_the_controller_upwards(EventsCase given) =>
        Check(given, up: true);

    [TestCaseSource(nameof(Cases))]
    public void Scale_events_are_counted_and_stored_as_in_the_controller_downwards(EventsCase given) =>
        Check(given, up: false);

    private static void Check(EventsCase given, bool up)
    {
        List<HpaScaleEvent> before = LogCase.Events(given.PreviousEvents);
        HpaState state = HpaState.From([], up ? before : [], up ? [] : before);
        HpaBehavior? behavior = given.Rules is null
            ? null
            : new HpaBehavior { ScaleUp = given.Rules.Rules, ScaleDown = given.Rules.Rules };

        long change = ScaleEventLog.ChangeWithin(
            SimDuration.FromSeconds(given.PeriodSeconds),
            up ? state.Ups : state.Downs,
            LogCase.Now
        );
        ScaleEventLog.Note(
            state,
            behavior,
            up ? 10 : 10 + given.ReplicaChange,
            up ? 10 + given.ReplicaChange : 10,
            LogCase.Now
        );

        Assert.Multiple(() =>
        {
            Assert.That(change, Is.EqualTo(given.Expected.ReplicasChangeInPeriod));
            Assert.That(
                (up ? state.ScaleUpEvents : state.ScaleDownEvents).ToArray().Select(one => (one.Change, one.Outdated)),
                Is.EqualTo(given.Expected.Events.Select(one => (one.Change, one.Outdated)))
            );
        });
    }

    public sealed record EventsCase(
        IReadOnlyList<EventCase> PreviousEvents,
        RulesCase? Rules,
        int ReplicaChange,
        int PeriodSeconds,
        Stored Expected
    ) : HpaCase;

    public sealed record Stored(int ReplicasChangeInPeriod, IReadOnlyList<StoredEvent> Events);

    public sealed record StoredEvent(int Change, bool Outdated);
}
