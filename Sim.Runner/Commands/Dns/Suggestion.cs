namespace Sim.Runner.Commands.Dns;

/// <summary>The end of a message about a mistyped word.</summary>
internal static class Suggestion
{
    /// <summary>Nothing when no word is near.</summary>
    public static string Of(string? nearest) => nearest is null ? "" : $" Did you mean '{nearest}'?";
}
