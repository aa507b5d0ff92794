using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>What a run changes in its scenario; null leaves it as the file says.</summary>
/// <param name="Seed">Master seed.</param>
/// <param name="Fidelity">The data plane.</param>
/// <param name="Sampling">Part of the users that the request plane simulates.</param>
public sealed record ScenarioVariant(ulong? Seed, Fidelity? Fidelity, SampleShare? Sampling)
{
    /// <summary>The smallest part of the users that may stand for all.</summary>
    public static SampleShare LeastSampling { get; } = new(0.001);

    /// <summary>The data plane as arguments of the tool; the seed has a place of its own wherever it is kept.</summary>
    public IReadOnlyList<string> Arguments =>
        [
            .. Fidelity is { } fidelity
                ? ["--fidelity", fidelity.ToString().ToLowerInvariant()]
                : Array.Empty<string>(),
            .. Sampling is { } sampling ? ["--sampling", new Ratio(sampling.Value).ToString()] : Array.Empty<string>(),
        ];

    /// <summary>The changed inputs, which have another hash if anything is changed.</summary>
    public ScenarioInputs Of(ScenarioInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ScenarioInputs changed = Seed is { } seed ? inputs.WithSeed(seed) : inputs;
        string arguments = string.Join(' ', Arguments);
        return arguments.Length == 0
            ? changed
            : changed with
            {
                Scenario = changed.Scenario with
                {
                    Fidelity = Fidelity ?? changed.Scenario.Fidelity,
                    Sampling = Sampling ?? changed.Scenario.Sampling,
                },
                Hash = ScenarioInputs.HashOf(
                    string.Create(CultureInfo.InvariantCulture, $"{changed.Hash} {arguments}")
                ),
            };
    }
}
