using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Tests.Kernel.Processes;

namespace Sim.Core.Tests.Kernel.Resources;

[TestFixture]
public sealed class GateTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void Processes_pass_while_the_gate_is_open()
    {
        var gate = new Gate(Sim, open: true);
        async Process Operator()
        {
            await _timeline.Delay(2);
            gate.Close();
            await _timeline.Delay(3);
            gate.Open();
        }
        Sim.Start(Operator());
        foreach (int at in new[] { 1, 3, 4, 6 })
        {
            Sim.Start(Pass(gate, at));
        }
        _timeline.RunUntil(4.5);
        Assert.That((gate.IsOpen, gate.QueueLength), Is.EqualTo((false, 2)));

        _timeline.Expect("1 came at 1", "5 came at 3", "5 came at 4", "6 came at 6");
        Assert.That((gate.IsOpen, gate.QueueLength), Is.EqualTo((true, 0)));
    }

    [Test]
    public void A_gate_that_opens_for_an_instant_lets_those_pass_that_wait_and_no_others()
    {
        var gate = new Gate(Sim);
        async Process Pulse()
        {
            await _timeline.Delay(2);
            gate.Open();
            gate.Close();
        }
        async Process Again()
        {
            await gate.WhenOpen();
            _timeline.Note("passes");
            await gate.WhenOpen();
            _timeline.Note("passes again");
        }
        Sim.Start(Again());
        Sim.Start(Pulse());

        _timeline.Expect("2 passes");
        Assert.That(gate.QueueLength, Is.EqualTo(1));
    }

    private async Process Pass(Gate gate, double at)
    {
        await _timeline.Delay(at);
        await gate.WhenOpen();
        _timeline.Note($"came at {at}");
    }
}
