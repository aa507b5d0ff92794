using System.Diagnostics;

namespace Sim.Core.Tests;

/// <summary>
/// A program of others that judges what this project computes. Tests that run one are of <see cref="Category"/>.
/// </summary>
/// <remarks>
/// Where the program is absent the test is skipped and says so; under <c>CI=true</c>, where it must be there, it fails.
/// </remarks>
internal static class RealPeer
{
    public const string Category = "RealPeers";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>What a program prints when it is given a text; its complaints fail the test.</summary>
    public static string Run(string program, string input, params string[] arguments)
    {
        Require(program);
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} did not end within {s_patience}.");
        }
        Assert.That(process.ExitCode, Is.Zero, complaints.Result);
        return output.Result;
    }

    /// <summary>Ends the test where the program is absent.</summary>
    public static void Require(string program)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (folders.Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            return;
        }
        string message = $"'{program}' is not installed.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(message);
        }
        Assert.Ignore(message);
    }
}
