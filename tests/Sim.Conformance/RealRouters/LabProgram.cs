using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sim.Conformance.RealRouters;

/// <summary>A program that runs until it is disposed of, and what it has printed.</summary>
internal sealed class LabProgram : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly string _line;
    private readonly Process _process;
    private readonly StringBuilder _printed = new();

    public LabProgram(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        _line = $"{program} {string.Join(' ', arguments)}";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public bool HasComplained => HasEnded || _printed.Length > 0;

    /// <summary>Waits for the end, which something else brings about, and gives everything that was printed.</summary>
    public string WaitForOutput()
    {
        Assert.That(_process.WaitForExit(s_patience), $"{_line} does not end");
        // Waits for the rest of the output too.
        _process.WaitForExit();
        return _printed.ToString();
    }

    /// <summary>Runs a program to its end.</summary>
    public static (int Code, string Output) Try(string program, params string[] arguments)
    {
        using var run = new LabProgram(program, arguments);
        if (!run._process.WaitForExit(s_patience))
        {
            return (-1, $"{run._line} does not end");
        }
        // Waits for the rest of the output too.
        run._process.WaitForExit();
        return (run._process.ExitCode, run._printed.ToString());
    }

    /// <summary>Asks programs to end: those that started others end these as well.</summary>
    public static void Terminate(params int[] processes)
    {
        if (processes.Length > 0)
        {
            string ids = string.Join(' ', processes.Select(id => id.ToString(CultureInfo.InvariantCulture)));
            Try("sh", "-c", $"kill -TERM {ids}");
        }
    }

    public static bool IsRunning(int process) => Directory.Exists($"/proc/{process}");

    public static void Kill(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            found.Kill();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Waits for the end, or brings it about.</summary>
    public void Dispose()
    {
        if (!_process.WaitForExit(s_grace))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    public override string ToString()
    {
        lock (_printed)
        {
            return $"{_line}{(_process.HasExited ? " (has ended)" : "")}\n{_printed}";
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_printed)
        {
            _printed.Append(line.Data).Append(line.Data is null ? "" : "\n");
        }
    }
}
