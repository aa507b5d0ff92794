using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>Entries of the controller's logs, by age.</summary>
internal static class LogCase
{
    public static SimTime Now => SimTime.FromSeconds(1_000_000);

    public static SimTime Ago(int seconds) => Now - SimDuration.FromSeconds(seconds);

    public static List<HpaRecommendation> Log(IEnumerable<RecommendationCase> entries) =>
        [.. entries.Select(entry => new HpaRecommendation(entry.Recommendation, Ago(entry.AgeSeconds)))];

    public static List<HpaScaleEvent> Events(IEnumerable<EventCase> entries) =>
        [.. entries.Select(entry => new HpaScaleEvent(entry.Change, Ago(entry.AgeSeconds), entry.Outdated))];
}

public sealed record RecommendationCase(int Recommendation, int AgeSeconds);

public sealed record EventCase(int Change, int AgeSeconds, bool Outdated);
