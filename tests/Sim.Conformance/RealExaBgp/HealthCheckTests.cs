using System.Diagnostics;
using System.Globalization;
using Sim.Conformance.RealRouters;
using Sim.Core.Routing.Balancing.Announcements;

namespace Sim.Conformance.RealExaBgp;

/// <summary>
/// What ExaBGP's health check process tells its speaker after a series of results, and what the model does.
/// </summary>
[Category(RealPeer.Category)]
[NonParallelizable]
public sealed class HealthCheckTests
{
    private const string Route = "route 192.0.2.1/32 next-hop self";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Answers its n-th call with the n-th result; after the last one it waits until its folder is gone.
    /// </summary>
    private const string Check = """
        cd "$1"
        n=$(($(cat calls)+1))
        echo $n > calls
        case $(cut -c$n results) in
          +) exit 0;;
          -) exit 1;;
          *) while [ -e calls ]; do sleep 0.1; done;;
        esac
        """;

    // Every state is left by every result, at every count.
    [TestCase("+++--+-++++--+---+--+++-+-+++")]
    [TestCase("---+++---")]
    [TestCase("++--+--++--", "--rise", "2", "--fall", "2", "--withdraw-on-down")]
    [TestCase("+-+--++++-", "--rise", "1", "--fall", "1", "--up-metric", "7", "--down-metric", "9")]
    [TestCase("-+-++--+++++-----", "--rise", "4", "--fall", "1", "--withdraw-on-down")]
    public void The_announcements_are_those_of_ExaBGP(string results, params string[] options)
    {
        RealPeer.Require("exabgp-healthcheck");

        Assert.That(SaidByExaBgp(results, options), Is.EqualTo(SaidByModel(results, OptionsOf(options))));
    }

    private static string[] SaidByExaBgp(string results, string[] options)
    {
        string folder = Directory.CreateTempSubdirectory("sim-exabgp-").FullName;
        string calls = Path.Combine(folder, "calls");
        string check = Path.Combine(folder, "check");
        File.WriteAllText(calls, "0\n");
        File.WriteAllText(Path.Combine(folder, "results"), results + "\n");
        File.WriteAllText(check, Check);
        string[] fixedOptions = ["--interval", "1", "--fast-interval", "0", "--timeout", "600", "--no-ack"];
        using var process = new LabProgram(
            "exabgp-healthcheck",
            [
                .. fixedOptions,
                .. options,
                "--no-ip-setup",
                "--no-syslog",
                "--ip",
                "192.0.2.1/32",
                "--cmd",
                $"sh {check} {folder}",
            ]
        );
        var watch = Stopwatch.StartNew();
        while (File.ReadAllText(calls).Trim() != (results.Length + 1).ToString(CultureInfo.InvariantCulture))
        {
            Assert.That(process.HasEnded || watch.Elapsed > s_patience, Is.False, process.ToString());
            Thread.Sleep(50);
        }
        LabProgram.Terminate(process.Id);
        string[] printed = process.WaitForOutput().Split('\n');
        Directory.Delete(folder, recursive: true);
        return
        [
            .. printed.Where(line =>
                line.StartsWith("announce ", StringComparison.Ordinal)
                || line.StartsWith("withdraw ", StringComparison.Ordinal)
            ),
        ];
    }

    private static string[] SaidByModel(string results, ExaBgpHealthOptions options)
    {
        var check = default(ExaBgpHealthCheck);
        return
        [
            .. results
                .Select(result => check.Take(options, result == '+'))
                .Append(ExaBgpHealthCheck.OnTermination)
                .OfType<BladeAnnouncement>()
                .Select(said => said.IsAnnounced ? $"announce {Route} med {said.Metric}" : $"withdraw {Route}"),
        ];
    }

    private static ExaBgpHealthOptions OptionsOf(string[] options)
    {
        int Value(string name, int usual) =>
            Array.IndexOf(options, name) is var at and >= 0
                ? int.Parse(options[at + 1], CultureInfo.InvariantCulture)
                : usual;
        return new ExaBgpHealthOptions
        {
            Rise = Value("--rise", 3),
            Fall = Value("--fall", 3),
            UpMetric = Value("--up-metric", 100),
            DownMetric = Value("--down-metric", 1_000),
            WithdrawOnDown = options.Contains("--withdraw-on-down"),
        };
    }
}
