using System.Globalization;
using System.Text.RegularExpressions;
using Sim.Core.Kernel;
using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel;

/// <summary>The queue in the README of the kernel compiles and prints what stands below it.</summary>
[TestFixture]
[SetCulture("")]
public sealed partial class ReadmeSampleTests
{
    private static readonly string[] s_blocks =
    [
        .. BlockPattern()
            .Matches(File.ReadAllText(Repository.PathOf("Sim.Core/Kernel/README.md")))
            .Select(match => match.Groups["text"].Value),
    ];

    [Test]
    public void The_sample_is_the_code_of_this_test()
    {
        string code = File.ReadAllText(Repository.PathOf("tests/Sim.Core.Tests/Kernel/ReadmeSampleTests.cs"));
        Assert.That(Squeeze(code), Does.Contain(Squeeze(s_blocks[1])));
    }

    // 800,000 customers: the mean wait of 4 s has a standard deviation of
    // sqrt(rho (2 + 5 rho - 4 rho^2 + rho^3) / (1 - rho)^4 / 800,000) = 0.05 s.
    [Test]
    public void The_sample_prints_what_the_page_shows()
    {
        using var Console = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        var kernel = new SimulationKernel();
        var sim = new Simulation(kernel);
        var server = new Server(sim, units: 1);
        ServerStatistics measured = server.Measure();
        var random = new RandomStream(1);

        async Process Customers()
        {
            while (true)
            {
                await sim.Delay(SimDuration.FromSeconds(random.NextExponential(mean: 1.25)));
                sim.Start(Customer());
            }
        }

        async Process Customer()
        {
            using (await server.Acquire())
            {
                await sim.Delay(SimDuration.FromSeconds(random.NextExponential(mean: 1)));
            }
        }

        sim.Start(Customers());
        kernel.RunUntil(SimTime.FromSeconds(1_000_000));
        var theory = new MM1Queue(new RequestRate(0.8), SimDuration.FromSeconds(1));
        Console.WriteLine($"busy {measured.Utilization:P1}, theory {theory.Utilization:P1}");
        Console.WriteLine(
            $"mean wait {measured.Queue.MeanWait.TotalSeconds:F2} s, theory {theory.MeanWait.TotalSeconds:F2} s"
        );

        Assert.That(measured.Queue.MeanWait.TotalSeconds, Is.EqualTo(4).Within(3 * 0.05));
        Assert.That(Console.ToString(), Is.EqualTo(s_blocks[2]));
    }

    private static string Squeeze(string code) => SpacePattern().Replace(code, "");

    [GeneratedRegex("^```\\w*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();
}
