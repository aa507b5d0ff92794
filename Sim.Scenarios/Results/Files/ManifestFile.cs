using NodaTime.Text;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Results.Files;

/// <summary><c>manifest.json</c>: what is needed to run it again.</summary>
internal static class ManifestFile
{
    public static byte[] Render(RunIdentity identity, IReadOnlyList<string> arguments) =>
        JsonFile.Render(json =>
        {
            json.WriteNumber("formatVersion", 1);
            json.WriteString("scenario", identity.Scenario);
            if (identity.Variant is { } variant)
            {
                json.WriteString("variant", variant);
            }
            json.WriteString("description", identity.Description);
            json.WriteString("command", Command(arguments));
            json.WriteString("modelVersion", identity.Version);
            json.WriteString("fidelity", identity.Fidelity);
            if (identity.Sampling < SampleShare.All)
            {
                json.WriteString("sampling", identity.Sampling.ToString());
            }
            json.WriteNumber("seed", identity.Seed);
            json.WriteString("start", InstantPattern.General.Format(identity.Start));
            json.WriteMeasure("durationSeconds", identity.Duration.TotalSeconds);
            if (identity.Interrupted)
            {
                json.WriteBoolean("interrupted", true);
            }
            json.WriteString("inputHash", identity.InputHash);
            json.WriteObjects(
                "inputs",
                identity.Inputs,
                static (json, input) =>
                {
                    json.WriteString("path", input.Path);
                    json.WriteString("sha256", input.Sha256);
                }
            );
        });

    /// <summary>Words that a shell would take apart are in quotes.</summary>
    private static string Command(IReadOnlyList<string> arguments) =>
        string.Join(' ', arguments.Select(Quoted).Prepend("sim"));

    private static string Quoted(string word) =>
        word.Length > 0 && IsPlain(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(string word) =>
        word.All(letter => char.IsLetterOrDigit(letter) || "-_./=:,%+@".Contains(letter, StringComparison.Ordinal));
}
