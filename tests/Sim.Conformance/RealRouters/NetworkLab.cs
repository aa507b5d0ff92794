using System.Diagnostics;
using System.Globalization;

namespace Sim.Conformance.RealRouters;

/// <summary>Network namespaces and the programs that run in them; all of it is gone when it is disposed of.</summary>
/// <remarks>
/// Names carry the number of this process: runs at the same time do not meet, and what a killed run left behind is
/// removed by the next one. Where namespaces cannot be made, the test is skipped, under CI too.
/// </remarks>
internal sealed class NetworkLab : IDisposable
{
    private const string Prefix = "sim-lab-";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private static int s_count;

    private readonly string _name = $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}";
    private readonly List<string> _namespaces = [];
    private readonly List<LabProgram> _programs = [];

    public NetworkLab()
    {
        RealPeer.Require("ip");
        RemoveLeftovers();
        Folder = Path.Combine(Path.GetTempPath(), _name);
        Directory.CreateDirectory(Folder);
        RequireLinks();
    }

    /// <summary>For configurations and sockets; may be entered by everybody.</summary>
    public string Folder { get; }

    /// <summary>Makes a namespace and gives its full name.</summary>
    public string AddNamespace(string name)
    {
        string full = $"{_name}-{name}";
        Allowed("netns", "add", full);
        _namespaces.Add(full);
        Ip($"-n {full} link set lo up");
        return full;
    }

    public static void Ip(string arguments) => RealPeer.Run("ip", "", arguments.Split(' '));

    /// <summary>Starts a program in a namespace; it runs until the end of the lab.</summary>
    public LabProgram Start(
        string inside,
        string program,
        string[] arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var started = new LabProgram("ip", ["netns", "exec", inside, program, .. arguments], environment);
        _programs.Add(started);
        return started;
    }

    /// <summary>Asks again and again until the answer is the expected one.</summary>
    public void WaitUntil<T>(string what, T expected, Func<T> ask)
    {
        var watch = Stopwatch.StartNew();
        for (T answer = ask(); !Equals(answer, expected); answer = ask())
        {
            if (watch.Elapsed > s_patience || _programs.Exists(program => program.HasEnded))
            {
                string outputs = string.Join('\n', _programs.Where(program => program.HasComplained));
                Assert.Fail($"{what}: expected {expected}, is {answer} after {watch.Elapsed}.\n{outputs}");
            }
            Thread.Sleep(50);
        }
    }

    public void Dispose()
    {
        LabProgram.Terminate([.. _programs.Select(program => program.Id)]);
        foreach (LabProgram program in _programs)
        {
            program.Dispose();
        }
        foreach (string name in _namespaces)
        {
            Remove(name);
        }
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Links between namespaces and bridges can be made; otherwise the test ends.</summary>
    private void RequireLinks()
    {
        string inside = AddNamespace("probe");
        Allowed("-n", inside, "link", "add", "one", "type", "veth", "peer", "name", "other");
        Allowed("-n", inside, "link", "add", "bridge", "type", "bridge");
    }

    /// <summary>
    /// What a machine may not allow, though all programs are there, as a container without the right to: then the test
    /// is skipped.
    /// </summary>
    private void Allowed(params string[] arguments)
    {
        (int code, string output) = LabProgram.Try("ip", arguments);
        if (code != 0)
        {
            Dispose();
            Assert.Ignore($"'ip {string.Join(' ', arguments)}' is not allowed here: {output.Trim()}");
        }
    }

    private static void Remove(string name)
    {
        foreach (string id in LabProgram.Try("ip", "netns", "pids", name).Output.Split('\n'))
        {
            if (int.TryParse(id, CultureInfo.InvariantCulture, out int process))
            {
                LabProgram.Kill(process);
            }
        }
        LabProgram.Try("ip", "netns", "delete", name);
    }

    private static void RemoveLeftovers()
    {
        string[] lines = LabProgram.Try("ip", "netns", "list").Output.Split('\n');
        foreach (string name in lines.Select(line => line.Split(' ')[0]).Where(IsLeftover))
        {
            Remove(name);
        }
        string[] folders = Directory.GetDirectories(Path.GetTempPath(), Prefix + "*");
        foreach (string folder in folders.Where(folder => IsLeftover(Path.GetFileName(folder))))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsLeftover(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && name.Split('-') is [_, _, var process, ..]
        && int.TryParse(process, CultureInfo.InvariantCulture, out int id)
        && id != Environment.ProcessId
        && !LabProgram.IsRunning(id);
}
