using Sim.Runner.Plots;
using Sim.Scenarios.Tests.Results;

namespace Sim.Runner.Tests.Plots;

public sealed class IncidentFocusTests
{
    [Test]
    public void The_closer_look_covers_the_incident_and_its_effects()
    {
        // 20:00 fault, 45 min, back after 412 s: from 19:45 until 20:00 + 45 min + 6.87 min + 21 min = 21:12:52.
        TimeAxis focus = IncidentFocus.Axis(SyntheticRun.Outage)!;
        Assert.That(focus.FromHours, Is.EqualTo(19.75).Within(1e-9));
        Assert.That(focus.ToHours, Is.EqualTo(20 + 0.75 + 412 / 3600.0 + 0.35).Within(1e-9));
        Assert.That(IncidentFocus.Axis(SyntheticRun.Quiet), Is.Null);
    }

    // 20:00 fault, 45 min, no effects: 21 min more.
    [Test]
    public void The_closer_look_at_an_incident_without_effects_covers_its_length()
    {
        TimeAxis focus = IncidentFocus.Axis(UnnoticedOutage.Run)!;
        Assert.That(focus.FromHours, Is.EqualTo(19.75).Within(1e-9));
        Assert.That(focus.ToHours, Is.EqualTo(20 + 0.75 + 0.35).Within(1e-9));
    }
}
