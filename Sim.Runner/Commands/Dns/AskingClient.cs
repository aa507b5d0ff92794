using Sim.Core.Routing.Dns;

namespace Sim.Runner.Commands.Dns;

/// <summary>Who asks, as far as the command line says it.</summary>
/// <param name="PredictedFrom">
/// From where latencies and distances were predicted, in words; null where none were.
/// </param>
/// <param name="HasStatedLatency">The latencies are the user's.</param>
/// <param name="Notes">What follows from the options, or was taken for granted.</param>
internal sealed record AskingClient(
    DnsClient Client,
    string? PredictedFrom,
    bool HasStatedLatency,
    IReadOnlyList<string> Notes
);
