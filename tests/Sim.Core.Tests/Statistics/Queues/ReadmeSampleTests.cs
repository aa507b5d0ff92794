using System.Text.RegularExpressions;
using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Statistics.Queues;

/// <summary>The sample in the README of the folder compiles and prints what the README says.</summary>
[TestFixture]
[NonParallelizable]
public sealed partial class ReadmeSampleTests
{
    private const string Folder = "Sim.Core/Statistics/Queues/README.md";
    private const string Code = "tests/Sim.Core.Tests/Statistics/Queues/ReadmeSampleTests.cs";

    [Test]
    public void The_sample_is_the_code_of_this_test() =>
        Assert.That(
            Squeeze(File.ReadAllText(Repository.PathOf(Code))),
            Does.Contain(Squeeze(Sample.Groups["code"].Value))
        );

    [Test]
    [SetCulture("")]
    public void The_sample_prints_what_the_README_shows()
    {
        TextWriter usual = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            SizeAPool();
        }
        finally
        {
            Console.SetOut(usual);
        }
        Assert.That(output.ToString().ReplaceLineEndings("\n"), Is.EqualTo(Sample.Groups["output"].Value));
    }

    private static Match Sample => SamplePattern().Match(File.ReadAllText(Repository.PathOf(Folder)));

    private static void SizeAPool()
    {
        // 160 requests a second that take 50 ms each: how many pods of one core answer 99 % within 250 ms?
        var rate = RequestRate.Parse("160rps");
        var service = SimDuration.Parse("50ms");
        int pods = 1;
        while (new MMcQueue(rate, service, pods).SojournQuantile(0.99) > SimDuration.Parse("250ms"))
        {
            pods++;
        }
        var pool = new MMcQueue(rate, service, pods);
        Console.WriteLine(
            $"{pods} pods at {pool.Utilization:0.0 %}: {pool.WaitProbability:0.0 %} of the requests wait"
        );
        Console.WriteLine($"one queue for all     mean wait {pool.MeanWait.TotalMilliseconds:0.00} ms");

        var bursty = GGcQueue.AllenCunneen(rate, service, pods, arrivalCvSquared: 1, serviceCvSquared: 4);
        Console.WriteLine($"service of cs^2 = 4   mean wait {bursty.MeanWait.TotalMilliseconds:0.00} ms");

        for (int choices = 1; choices <= 2; choices++)
        {
            var own = new PowerOfChoicesQueue(rate * (1.0 / pods), service, choices);
            Console.WriteLine($"own queues, {choices} choices  mean wait {own.MeanWait.TotalMilliseconds:0.00} ms");
        }
    }

    /// <summary>Layout aside.</summary>
    private static string Squeeze(string text) => WhitePattern().Replace(text, "");

    [GeneratedRegex("```csharp\n(?<code>.*?)```.*?```\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SamplePattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhitePattern();
}
