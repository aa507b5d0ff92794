namespace Sim.Scenarios.Experiments.Assumptions;

/// <summary>A default that a scenario leaves as it is, and that is an assumption.</summary>
/// <param name="Field">Such as <c>resolvers.publicShare</c>; of lists of all items: <c>pools[].pod.start</c>.</param>
/// <param name="Default">As the scenario would say it.</param>
/// <param name="Low">Where the true value probably is: from here,</param>
/// <param name="High">to here; both are judgements.</param>
/// <param name="Paths">The fields that it stands for, those of all items that do not say another value.</param>
public sealed record Assumption(string Field, string Default, string Low, string High, IReadOnlyList<string> Paths);
