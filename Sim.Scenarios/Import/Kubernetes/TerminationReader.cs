using System.Globalization;
using System.Text.RegularExpressions;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>Reads how long a preStop hook sleeps.</summary>
internal static partial class TerminationReader
{
    /// <summary>
    /// The longest sleep of the containers: of the action <c>sleep</c>, or of a command. Other commands take no time
    /// here, and are reported.
    /// </summary>
    public static SimDuration? PreStopSleep(IReadOnlyList<ManifestFields> containers, DiagnosticList diagnostics)
    {
        SimDuration? longest = null;
        foreach (ManifestFields container in containers)
        {
            if (
                container.Object("lifecycle")?.Object("preStop") is { } hook
                && SleepOf(hook, diagnostics) is { } sleep
                && !(longest > sleep)
            )
            {
                longest = sleep;
            }
        }
        return longest;
    }

    private static SimDuration? SleepOf(ManifestFields hook, DiagnosticList diagnostics)
    {
        if (hook.Object("sleep") is { } action)
        {
            action.Require("seconds");
            return action.Integer("seconds", 0, int.MaxValue) is { } seconds
                ? SimDuration.FromSeconds((long)seconds)
                : null;
        }
        Location at = hook.Location;
        string command = string.Join(' ', hook.Object("exec")?.Texts("command") ?? []);
        Match match = SleepCommand().Match(command);
        if (match.Success)
        {
            return SimDuration.FromSeconds(double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture));
        }
        diagnostics.Warning(
            at,
            "unknown-hook",
            "how long this preStop hook takes is not known; it counts as no time",
            "sleep: {seconds: N}, or a command that sleeps"
        );
        return null;
    }

    /// <summary>sleep 15, or sleep 15s, as a command of its own or in a shell's.</summary>
    [GeneratedRegex(
        @"(?:^|[\s;&/])sleep\s+(?<seconds>\d{1,6}(?:\.\d{1,3})?)s?(?:$|[\s;&])",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex SleepCommand();
}
