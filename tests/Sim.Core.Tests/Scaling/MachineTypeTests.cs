using Sim.Core.Scaling;

namespace Sim.Core.Tests.Scaling;

public sealed class MachineTypeTests
{
    private const double GiB = 1024.0 * 1024 * 1024;

    [TestCase("n2-standard-8", 8, 32)]
    [TestCase("n1-standard-4", 4, 15)]
    [TestCase("n1-highcpu-16", 16, 14.4)]
    [TestCase("e2-highmem-4", 4, 32)]
    [TestCase("n2d-highcpu-32", 32, 32)]
    [TestCase("c3-highcpu-22", 22, 44)]
    [TestCase("t2d-standard-60", 60, 240)]
    public void A_name_says_how_many_cpus_and_how_much_memory(string name, int cpus, double gib)
    {
        MachineType machine = MachineType.Parse(name);

        Assert.That(machine.VirtualCpus, Is.EqualTo(cpus));
        Assert.That(machine.Memory.Bytes / GiB, Is.EqualTo(gib).Within(1e-9));
        Assert.That(machine.ToString(), Is.EqualTo(name));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("n2-standard")]
    [TestCase("n2-standard-0")]
    [TestCase("n2-standard-256")]
    [TestCase("n2-standard-+8")]
    [TestCase("n2-standard-99999999999")]
    [TestCase("N2-standard-8")]
    [TestCase("m5.xlarge")]
    public void Other_names_are_refused(string? name)
    {
        Assert.That(MachineType.TryParse(name, out _), Is.False);
        Assert.That(() => MachineType.Parse(name!), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void A_node_leaves_to_pods_what_the_system_does_not_reserve()
    {
        NodeSpace node = MachineType.Parse("n2-standard-8").Allocatable();

        // CPU: 60 + 10 + 2 x 5 + 4 x 2.5 = 90 millicores reserved.
        Assert.That(node.CpuMilli, Is.EqualTo(7910));
        // Memory: 25 % of 4 + 20 % of 4 + 10 % of 8 + 6 % of 16 = 1 + 0.8 + 0.8 + 0.96 = 3.56 GiB, and 100 MiB.
        Assert.That(node.Memory.Bytes, Is.EqualTo((32 - 3.56) * GiB - 100 * 1024 * 1024).Within(1));
        Assert.That(node.Pods, Is.EqualTo(110));
        Assert.That(MachineType.Parse("n1-standard-1").Allocatable().CpuMilli, Is.EqualTo(940));
    }
}
