using System.Globalization;
using System.Text.RegularExpressions;
using Sim.Core.Kernel;
using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel.Processes;

/// <summary>The code in the README of the processes compiles and prints what stands below it.</summary>
[TestFixture]
[SetCulture("")]
public sealed partial class ReadmeSampleTests
{
    private static readonly string s_readme = File.ReadAllText(
        Repository.PathOf("Sim.Core/Kernel/Processes/README.md")
    );

    [Test]
    public void The_sample_is_the_code_of_this_test()
    {
        string code = File.ReadAllText(Repository.PathOf("tests/Sim.Core.Tests/Kernel/Processes/ReadmeSampleTests.cs"));
        Assert.That(Squeeze(code), Does.Contain(Squeeze(BlockPattern().Matches(s_readme)[0].Groups["text"].Value)));
    }

    [Test]
    public void The_sample_prints_what_the_page_shows()
    {
        using var Console = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        var kernel = new SimulationKernel();
        var sim = new Simulation(kernel);
        var pods = new Server(sim, units: 2);
        ServerStatistics measured = pods.Measure();
        QueueStatistics queue = measured.Queue;
        var random = new RandomStream(7);
        SimDuration Draw(double mean) => SimDuration.FromMilliseconds(random.NextExponential(mean));

        async Process Users()
        {
            while (true)
            {
                await sim.Delay(Draw(mean: 6));
                sim.Start(Request());
            }
        }

        async Process Request()
        {
            (_, Lease pod) = await sim.Any(pods.Acquire(), sim.Delay(SimDuration.FromMilliseconds(50)));
            using (pod)
            {
                await sim.Delay(pod.IsHeld ? Draw(mean: 10) : SimDuration.Zero);
            }
        }

        sim.Start(Users());
        kernel.RunUntil(SimTime.FromSeconds(60));
        Console.WriteLine($"{queue.Served} got a pod, after {queue.MeanWait.TotalMilliseconds:F2} ms");
        Console.WriteLine($"{queue.Withdrawn} timed out, pods were busy {measured.Utilization:P1}");

        Assert.That(Console.ToString(), Is.EqualTo(BlockPattern().Matches(s_readme)[1].Groups["text"].Value));
    }

    private static string Squeeze(string code) => SpacePattern().Replace(code, " ").Trim();

    [GeneratedRegex("^```\\w*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();
}
