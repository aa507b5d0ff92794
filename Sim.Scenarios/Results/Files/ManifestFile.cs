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

    /// <summary>The same from whatever folder the tool was called: paths shrink to their last part.</summary>
    private static string Command(IReadOnlyList<string> arguments) =>
        string.Join(
            ' ',
            arguments.Select(argument => argument[(argument.LastIndexOfAny(['/', '\\']) + 1)..]).Prepend("sim")
        );
}
