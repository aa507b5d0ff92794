using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Sim.Runner.Tests.RealSlurm;

/// <summary>
/// A real Slurm of one node on loopback: munged, slurmctld and slurmd as processes of the test, in a folder of their
/// own. It is ended when it is disposed of.
/// </summary>
internal sealed class SlurmLab : IDisposable
{
    private const string Variable = "SLURM_CONF";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-slurm-").FullName;
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private readonly List<Process> _daemons = [];

    public SlurmLab()
    {
        try
        {
            Begin();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static (int Code, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    /// <summary>Waits for something that takes as long as it takes; fails when it does not come.</summary>
    public void WaitFor(Func<bool> isThere, string what)
    {
        DateTimeOffset end = DateTimeOffset.UtcNow + s_patience;
        while (!isThere())
        {
            Assert.That(
                DateTimeOffset.UtcNow < end,
                $"{what} did not come.\n{Run("squeue", "--all").Output}\n{Logs()}"
            );
            Thread.Sleep(50);
        }
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        foreach (Process daemon in Enumerable.Reverse(_daemons))
        {
            Run("kill", "-TERM", daemon.Id.ToString(CultureInfo.InvariantCulture));
            if (!daemon.WaitForExit(TimeSpan.FromSeconds(10)))
            {
                daemon.Kill(entireProcessTree: true);
                daemon.WaitForExit();
            }
            daemon.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private void Begin()
    {
        File.WriteAllBytes(FileOf("key-file"), RandomNumberGenerator.GetBytes(1024));
        Run("chmod", "600", FileOf("key-file"));
        Directory.CreateDirectory(FileOf("state"));
        Directory.CreateDirectory(FileOf("spool"));
        string host = Run("hostname", "-s").Output.Trim();
        File.WriteAllText(FileOf("slurm.conf"), Configuration(host));
        Environment.SetEnvironmentVariable(Variable, FileOf("slurm.conf"));
        string[] files = ["socket", "key-file", "pid-file", "log-file", "seed-file"];
        // A key in a folder of tests is not as safe as munged wants it: hence --force.
        Start("munged", ["--foreground", "--force", .. files.Select(file => $"--{file}={FileOf(file)}")]);
        WaitFor(() => File.Exists(FileOf("socket")), "munged");
        Start("slurmctld", ["-D", "-c"]);
        Start("slurmd", ["-D"]);
        WaitFor(() => Run("sinfo", "--noheader", "--format=%t").Output.Trim() == "idle", "slurmd");
    }

    /// <summary>
    /// <c>cred_expire</c> is also how long a requeued job waits. Two processors, whatever the machine has: two tasks
    /// run at once.
    /// </summary>
    private string Configuration(string host)
    {
        string user = Environment.UserName;
        return $"""
            ClusterName=lab
            SlurmctldHost={host}(127.0.0.1)
            SlurmUser={user}
            SlurmdUser={user}
            AuthType=auth/munge
            AuthInfo=socket={FileOf("socket")},cred_expire=5
            SlurmctldPort={FreePort()}
            SlurmdPort={FreePort()}
            StateSaveLocation={FileOf("state")}
            SlurmdSpoolDir={FileOf("spool")}
            SlurmctldPidFile={FileOf("slurmctld.pid")}
            SlurmdPidFile={FileOf("slurmd.pid")}
            SlurmctldLogFile={FileOf("slurmctld.log")}
            SlurmdLogFile={FileOf("slurmd.log")}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            MpiDefault=none
            ReturnToService=2
            SchedulerParameters=batch_sched_delay=0,bf_interval=1
            SlurmdParameters=config_overrides
            NodeName={host} NodeAddr=127.0.0.1 CPUs=2
            PartitionName=lab Nodes=ALL Default=YES State=UP

            """;
    }

    private string FileOf(string name) => Path.Combine(_folder, name);

    private void Start(string program, string[] arguments)
    {
        string path = new[] { "/usr/sbin", "/usr/bin" }
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists, program);
        var start = new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process daemon = Process.Start(start)!;
        // What nobody reads would fill the pipe; the logs have it too.
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
        _daemons.Add(daemon);
    }

    private string Logs() =>
        string.Join(
            '\n',
            new[] { "log-file", "slurmctld.log", "slurmd.log" }
                .Select(FileOf)
                .Where(File.Exists)
                .Select(log => $"{log}\n{File.ReadAllText(log)}")
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
