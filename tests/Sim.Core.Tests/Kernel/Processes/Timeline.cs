using Sim.Core.Kernel;
using Sim.Core.Kernel.Processes;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Kernel.Processes;

/// <summary>A simulation whose processes note what they do; times are whole seconds.</summary>
internal sealed class Timeline
{
    public Timeline() => Sim = new Simulation(Kernel);

    public SimulationKernel Kernel { get; } = new();

    public Simulation Sim { get; }

    public List<string> Notes { get; } = [];

    /// <summary>Adds a line such as <c>"3 anna sits down"</c>.</summary>
    public void Note(string what) => Notes.Add($"{Sim.Now.TotalSeconds} {what}");

    public Wait Delay(double seconds) => Sim.Delay(SimDuration.FromSeconds(seconds));

    public void RunUntil(double seconds) => Kernel.RunUntil(SimTime.FromSeconds(seconds));

    /// <summary>Runs for an hour and compares what happened.</summary>
    public void Expect(params string[] notes)
    {
        RunUntil(3_600);
        Assert.That(Notes, Is.EqualTo(notes));
    }
}
