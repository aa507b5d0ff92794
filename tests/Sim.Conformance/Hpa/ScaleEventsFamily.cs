using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>How changes of the count are remembered and added up.</summary>
internal static class ScaleEventsFamily
{
    /// <summary>The rules are the same in both directions, so each case is tried in both.</summary>
    public static void Check(JsonElement element)
    {
        EventsCase given = CaseJson.Read<EventsCase>(element);
        Check(given, up: true);
        Check(given, up: false);
    }

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
        string Id,
        string Function,
        IReadOnlyList<EventCase> PreviousEvents,
        RulesCase? Rules,
        int ReplicaChange,
        int PeriodSeconds,
        Stored Expected
    );

    public sealed record Stored(int ReplicasChangeInPeriod, IReadOnlyList<StoredEvent> Events);

    public sealed record StoredEvent(int Change, bool Outdated);
}
