using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sim.Runner.Output;

namespace Sim.Runner.Commands;

/// <summary>The option <c>--seed</c>: a whole number from 0 to 18446744073709551615.</summary>
internal static class SeedOption
{
    /// <param name="description">What it is the seed of, and the default.</param>
    public static Option<ulong?> Create(string description) =>
        new("--seed") { Description = description, CustomParser = Read };

    private static ulong? Read(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            return seed;
        }
        argument.AddError($"--seed '{VisibleText.Of(text)}' is not a whole number from 0 to {ulong.MaxValue}.");
        return null;
    }
}
